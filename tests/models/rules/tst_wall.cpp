// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/wall.h"

#include "models/day/entries.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

WallView wallAt(const DayScript &script, double second)
{
    return wallOf(script.day(), script.at(second), QTimeZone::utc());
}

/// "Down: firing", one line an alert.
QString alertsOf(const WallView &view)
{
    QStringList lines;
    for (const WallAlert &alert : view.alerts)
        lines << alert.name + u": "_s + alert.word;
    return lines.join(u'\n');
}

/// "pending 2-5, firing 5-9": columns.
QString barsOf(const WallAlert &alert)
{
    QStringList bars;
    for (const WallBar &bar : alert.bars) {
        const std::string_view word = wordIn(alertStateWords, bar.state);
        bars << u"%1 %2-%3"_s.arg(QString::fromUtf8(word.data(), qsizetype(word.size())))
                    .arg(bar.from)
                    .arg(bar.from + bar.length);
    }
    return bars.join(u", "_s);
}

void castRoles(DayScript &script)
{
    const auto cast = [&](const QString &role, const QString &person) {
        script.say(-500, Entries::assigned({.role = role, .person = person}));
    };
    for (const QString &name : {u"Alice"_s, u"Bob"_s, u"Carol"_s})
        script.say(-500, Entries::planned(Person{.key = name.toLower(), .name = name}));
    cast(u"incident-commander"_s, u"alice"_s);
    cast(u"timekeeper"_s, u"alice"_s);
    cast(u"scribe"_s, u"carol"_s);
    cast(u"experimenter"_s, u"bob"_s);
    cast(u"chaos-incident-commander"_s, u"Erin"_s); // of whom no name is known
}

} // namespace

class TestWall : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatRuns()
    {
        DayScript script;
        script.tell({u"-20 expect prom:Down"_s, u"-20 timebox 600"_s});
        script.say(-20, Entries::planned(Experiment{.key = u"redis"_s, .title = u"Redis dies"_s}));
        script.tell({u"-10 start"_s, u"0 trigger"_s, u"43 prom Down firing 41"_s});
        const WallView view = wallAt(script, 107);
        QCOMPARE(view.phase, WallView::Phase::UnderWay);
        QCOMPARE(view.time, u"14:01:47"_s);
        QCOMPARE(view.place, u"First chaos day · staging · experiment 1 of 2"_s);
        QCOMPARE(view.title, u"Checkout loses its database"_s);
        QCOMPARE(view.sinceTrigger, std::optional<Micros>(107s));
        QCOMPARE(view.timeBoxLeft, std::optional<Micros>(493s));
        QCOMPARE(view.timeToKnow, std::optional(Elapsed{41s, 3ms}));
        QCOMPARE(view.timeToDetection, std::nullopt);
        QVERIFY(view.isRunning);
        QCOMPARE(view.next, QStringList{u"Redis dies"_s});
        QCOMPARE(view.late, u"4 h 29 min late"_s);
        QCOMPARE(view.event + view.alarm, QString());
    }

    void saysWhatComesBeforeAndBetweenAndAfter()
    {
        DayScript script;
        script.say(-20, Entries::planned(Experiment{.key = u"redis"_s, .title = u"Redis dies"_s}));
        WallView view = wallAt(script, -86400);
        QCOMPARE(view.phase, WallView::Phase::Ahead);
        QCOMPARE(view.place, u"First chaos day · staging · 2 experiments"_s);
        QCOMPARE(view.title, u"Nothing runs yet"_s);
        QCOMPARE(
            view.detail,
            u"First experiment on Tuesday, 8 December 2026 at 09:30: Checkout loses its database"_s);
        QCOMPARE(wallAt(script, 0).detail,
                 u"First experiment at 09:30: Checkout loses its database"_s);
        script.tell(u"10 skip no time"_s);
        view = wallAt(script, 20);
        QCOMPARE(view.phase, WallView::Phase::Between);
        QCOMPARE(view.title, u"Next: Redis dies"_s);
        QCOMPARE(view.detail, u"Nothing runs. It is planned for 09:30."_s);
        QCOMPARE(view.place, u"First chaos day · staging · next: experiment 2 of 2"_s);
        QCOMPARE(view.next, QStringList());
        script.say(30, Entries::skipped(u"redis"_s, u"no time"_s));
        view = wallAt(script, 40);
        QCOMPARE(view.phase, WallView::Phase::Over);
        QCOMPARE(view.title, u"The day is over"_s);
        QCOMPARE(view.detail, u"0 experiments were performed, 2 skipped."_s);
    }

    void saysThatThereIsNothing()
    {
        const WallView view = wallOf(Day(), DayScript::zero, QTimeZone::utc());
        QCOMPARE(view.phase, WallView::Phase::Empty);
        QCOMPARE(view.title, u"Nothing is planned yet"_s);
        QCOMPARE(view.place, u"staging"_s);
        QVERIFY(view.people.isEmpty() && view.next.isEmpty() && view.alerts.empty());
    }

    void tellsHowEachAlertStands()
    {
        DayScript script;
        script.tell({u"-30 am Old firing -60"_s, u"-20 expect prom:Down"_s,
                     u"-20 expect prom:Slow"_s, u"-20 expect prom:Quiet"_s,
                     u"-20 guard prom:Errors"_s, u"-10 start"_s});
        QCOMPARE(alertsOf(wallAt(script, -1)),
                 u"Down: expected\nSlow: expected\nQuiet: expected\nOld: fired before"_s);
        script.tell({u"0 trigger"_s, u"12 prom Down pending 12"_s, u"24 prom Down firing 24"_s,
                     u"30 prom Slow pending 30"_s, u"36 prom Cart firing 36"_s});
        const WallView view = wallAt(script, 60);
        QCOMPARE(alertsOf(view),
                 u"Down: firing\nSlow: pending\nQuiet: waiting\nCart: unexpected\n"
                 "Old: fired before"_s);
        QCOMPARE(view.axis, Micros(4min));
        QCOMPARE(view.passed, 100);
        QCOMPARE(barsOf(view.alerts[0]), u"pending 20-40, firing 40-100"_s);
        QCOMPARE(barsOf(view.alerts[3]), u"firing 60-100"_s);
        QCOMPARE(view.alerts[0].knownAfter, u"0:24 ± 0.003 s"_s);
        script.tell({u"66 prom Down inactive 66"_s, u"66 prom Cart inactive 66"_s,
                     u"70 prom Errors firing 70"_s});
        QCOMPARE(alertsOf(wallAt(script, 90)),
                 u"Down: over\nSlow: pending\nQuiet: waiting\nErrors: guard: firing\n"
                 "Cart: unexpected, over\nOld: fired before"_s);
        script.tell({u"100 backout"_s, u"110 reset"_s});
        QVERIFY(alertsOf(wallAt(script, 120)).contains(u"Quiet: did not fire"_s));
        QCOMPARE(wallAt(script, 120).backedOutAt, std::optional(84));
        QCOMPARE(wallAt(script, 900).passed, wallAt(script, 120).passed);
    }

    void doublesItsAxisBeforeItIsFull()
    {
        DayScript script;
        script.tell({u"-10 start"_s, u"0 trigger"_s});
        QCOMPARE(wallAt(script, 27).axis, Micros(1min));
        QCOMPARE(wallAt(script, 28).axis, Micros(2min));
        QCOMPARE(wallAt(script, 28).passed, 94);
    }

    void isLoudAboutAnEventAndAGuard()
    {
        DayScript script;
        script.tell({u"-20 guard prom:Errors"_s, u"-10 start"_s, u"0 trigger"_s,
                     u"30 prom Errors firing 30"_s});
        script.say(40, Entries::eventDeclared(u"event-1"_s, u"the site is down"_s, u"db"_s));
        const WallView view = wallAt(script, 50);
        QCOMPARE(view.alarm, u"Back out now: Errors fires"_s);
        QCOMPARE(view.event, u"Something real broke at 14:00: the site is down"_s);
        script.say(60, Entries::eventOver(u"event-1"_s, u"it came back"_s));
        script.tell(u"70 backout"_s);
        QCOMPARE(wallAt(script, 80).event + wallAt(script, 80).alarm, QString());
    }

    void namesWhoDoesWhat()
    {
        DayScript script;
        castRoles(script);
        QCOMPARE(wallAt(script, 0).people,
                 (QStringList{u"Alice commands and keeps the time"_s, u"Bob drives"_s,
                              u"Carol writes"_s, u"Erin speaks for the company"_s}));
    }

    void goesOnWithTheTimeAlone()
    {
        DayScript script;
        script.tell({u"-20 expect prom:Down"_s, u"-20 timebox 600"_s, u"-10 start"_s,
                     u"0 trigger"_s, u"24 prom Down firing 24"_s});
        const WallView later = advanced(wallAt(script, 60), script.at(90), QTimeZone::utc());
        WallView fresh = wallAt(script, 90);
        QCOMPARE(later.time, u"14:01:30"_s);
        QCOMPARE(barsOf(later.alerts[0]), barsOf(fresh.alerts[0]));
        fresh.late = later.late; // by the minute, and told with the next change
        QVERIFY(later == fresh);
    }

    void boundsAndTamesWhatComesFromOutside()
    {
        DayScript script;
        const QString nasty = u"</script><script>alert(1)</script>\u202e\u2028\"\n"_s;
        const QString endless(10'000, u'w');
        script.say(-30,
                   Entries::planned(Experiment{
                       .key = u"db"_s, .title = nasty + endless, .hypothesis = endless}));
        script.say(-30, Entries::planned(Person{.key = u"p"_s, .name = nasty + endless}));
        script.say(-30, Entries::assigned({.role = u"scribe"_s, .person = u"p"_s}));
        script.tell({u"-10 start"_s, u"0 trigger"_s});
        for (int i = 0; i < 40; ++i)
            script.say(
                10 + i,
                Entries::alertChanged({.source = "prom",
                                       .fingerprint = std::to_string(i),
                                       .name = std::to_string(i) + std::string(10'000, 'x') + "\n",
                                       .state = AlertState::Firing,
                                       .since = script.at(10 + i)}));
        const WallView view = wallAt(script, 100);
        QVERIFY(view.title.size() <= 161 && view.detail.size() <= 301);
        QVERIFY(!view.title.contains(QChar(0x202e)) && !view.title.contains(u'\n')
                && !view.title.contains(QChar(0x2028)));
        QCOMPARE(view.alerts.size(), 12U);
        QCOMPARE(view.moreAlerts, 28);
        QVERIFY(view.alerts.front().name.size() <= 81);
        QVERIFY(view.people.front().size() <= 80);
    }
};

QTEST_GUILESS_MAIN(TestWall)
#include "tst_wall.moc"
