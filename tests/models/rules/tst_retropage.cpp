// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/retropage.h"

#include "models/day/entries.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QStringList wholeRun()
{
    return {u"-20 expect prom:Down known 60 told 120"_s,
            u"-19 expect Slow also clearing"_s,
            u"-10 start"_s,
            u"0 trigger"_s,
            u"43 prom Down firing 41"_s,
            u"50 prom Odd firing 48"_s,
            u"206 page room Down at 206 0.5 stamp"_s,
            u"230 backout"_s,
            u"260 prom Down inactive 258"_s,
            u"261 prom Odd inactive 259"_s,
            u"300 reset"_s};
}

QString rowsOf(const RetroPage &page)
{
    QStringList rows;
    for (const RetroRow &row : page.rows) {
        const auto word = wordIn(verdictWords, row.verdict());
        const auto check = wordIn(alertCheckWords, row.check);
        rows << u"%1 %2 %3 %4"_s.arg(row.alert, QString::fromLatin1(check),
                                     QString::fromLatin1(word), row.given ? u"given"_s : u"-"_s);
    }
    return rows.join(u'\n');
}

RetroPage pageOf(const DayScript &script)
{
    return retroPageOf(script.day(), u"db"_s, script.now());
}

} // namespace

class TestRetroPage : public QObject
{
    Q_OBJECT

private slots:
    void isFilledInByTheDay();
    void drawsWhenAlertsStoodInWhichState();
    void takesTheSourceThatSawAnAlertBest();
    void setsAPersonsWordBeforeTheRooms();
    void gathersWhatWasAgreedOn();
    void gathersWhatLiveQaFound();
    void runsAClockUntilItIsHeld();
    void mergesASurpriseThatTwoSourcesTold();
    void knowsWhichRetroIsNext();
    void isEmptyBeforeTheTrigger();
    void comparesWithTheAlertThatWasQuickest();
};

void TestRetroPage::isFilledInByTheDay()
{
    DayScript script(wholeRun());
    script.tell(u"310 finish"_s);
    script.say(311, Entries::note(u"action"_s, u"outside of it"_s));
    const RetroPage page = pageOf(script);
    QCOMPARE(page.title, u"Checkout loses its database"_s);
    QCOMPARE(page.ordinal, 1);
    QCOMPARE(page.count, 1);
    QCOMPARE(rowsOf(page),
             u"Down fires fired_late -\n"
             "Slow fires did_not_fire -\n"
             "Slow clears by itself not_tried -\n"
             "Odd fires not_yet_known -"_s);
    QVERIFY(!page.rows[0].evidence.isEmpty());
    QCOMPARE(page.proposedHeld, std::optional(false));
    QCOMPARE(page.held, std::nullopt);
    QCOMPARE(page.known, 1);
    QCOMPARE(page.expected, 2);
    QCOMPARE(page.timeToKnow.measured->length, Micros(41s));
    QCOMPARE(page.timeToKnow.limit, std::optional<Micros>(60s));
    QCOMPARE(page.timeToKnow.over(), std::nullopt);
    QCOMPARE(page.timeToDetection.measured->length, Micros(206s));
    QCOMPARE(page.timeToDetection.over(), std::optional<Micros>(86s));
    QCOMPARE(page.backedOut, std::optional<Micros>(230s));
    QVERIFY(!page.isUnderWay);
    QVERIFY(page.actions.empty());
}

void TestRetroPage::drawsWhenAlertsStoodInWhichState()
{
    const RetroPage page = pageOf(DayScript(wholeRun()));
    QCOMPARE(page.after, Micros(300s));
    QCOMPARE(page.rows[0].bars.size(), 1U);
    const RetroBar &bar = page.rows[0].bars[0];
    QCOMPARE(bar.state, AlertState::Firing);
    QVERIFY(std::chrono::abs(bar.from - 41s) <= 1s);
    QVERIFY(std::chrono::abs(bar.to - 258s) <= 1s);
    QVERIFY(page.rows[1].bars.empty());
    QVERIFY(!page.rows[2].hasBar());
    QCOMPARE(page.rows[3].bars.size(), 1U);
}

void TestRetroPage::takesTheSourceThatSawAnAlertBest()
{
    DayScript script(QStringList{u"-20 expect Down known 60"_s, u"-10 start"_s, u"0 trigger"_s,
                                 u"20 am Down firing 19"_s, u"80 prom Down firing 79"_s});
    const RetroPage page = pageOf(script);
    QCOMPARE(page.rows.size(), 1U);
    QCOMPARE(page.rows[0].seenBy, u"am"_s);
    QCOMPARE(page.rows[0].source, QString());
    QVERIFY(page.isUnderWay);
}

void TestRetroPage::setsAPersonsWordBeforeTheRooms()
{
    DayScript script(wholeRun());
    script.say(400,
               Entries::verdictGiven({.experiment = u"db"_s,
                                      .source = u"prom"_s,
                                      .alert = u"Down"_s,
                                      .verdict = Verdict::Fired}));
    script.say(401,
               Entries::verdictGiven({.experiment = u"db"_s,
                                      .source = u"prom"_s,
                                      .alert = u"Odd"_s,
                                      .verdict = Verdict::UsefulNewAlert}));
    script.say(402,
               Entries::verdictGiven({.experiment = u"db"_s,
                                      .alert = u"Slow"_s,
                                      .check = AlertCheck::ClearsByItself,
                                      .verdict = Verdict::Failed}));
    script.say(403, Entries::hypothesisJudged(u"db"_s, true));
    const RetroPage page = pageOf(script);
    QCOMPARE(rowsOf(page),
             u"Down fires fired given\n"
             "Slow fires did_not_fire -\n"
             "Slow clears by itself failed given\n"
             "Odd fires useful_new_alert given"_s);
    QCOMPARE(page.rows[0].proposed, Verdict::FiredLate);
    QCOMPARE(page.held, std::optional(true));
}

void TestRetroPage::gathersWhatWasAgreedOn()
{
    DayScript script;
    script.say(-30, Entries::planned(Person{.key = u"alice"_s, .name = u"Alice"_s}));
    script.tell(wholeRun());
    script.say(301, Entries::note(u"action"_s, u"restarted the pool"_s));
    script.say(302, Entries::note(u"question"_s, u"why twice?"_s));
    script.say(303, Entries::note(u"note"_s, u"nothing"_s));
    script.tell(u"310 finish"_s);
    script.say(
        311,
        Entries::alertRated(
            {.experiment = u"db"_s, .source = u"prom"_s, .alert = u"Down"_s, .isClear = true}));
    script.say(312, Entries::retroSaid({.key = u"a"_s, .experiment = u"db"_s, .text = u"one"_s}));
    script.say(313, Entries::retroSaid({.key = u"b"_s, .experiment = u"db"_s, .text = u"two"_s}));
    script.say(314, Entries::retroSaid({.key = u"c"_s, .experiment = u"x"_s, .text = u"other"_s}));
    script.say(315, Entries::retroSaid({.key = u"b"_s, .experiment = u"db"_s}));
    script.say(
        316,
        Entries::itemOpened(
            {.key = u"i"_s, .text = u"mend it"_s, .owner = u"alice"_s, .experiment = u"db"_s}));
    script.say(317, Entries::itemClosed(u"i"_s));
    const RetroPage page = pageOf(script);
    QCOMPARE(page.actions.size(), 1U);
    QCOMPARE(page.actions[0].text, u"restarted the pool"_s);
    QCOMPARE(page.actions[0].since, std::optional<Micros>(301s));
    QCOMPARE(page.questions.size(), 1U);
    QCOMPARE(page.lines.size(), 1U);
    QCOMPARE(page.lines[0].text, u"one"_s);
    QCOMPARE(page.items.size(), 1U);
    QCOMPARE(page.items[0].owner, u"Alice"_s);
    QCOMPARE(page.items[0].standing, ItemStanding::DoneOnTheDay);
    QCOMPARE(page.rows[0].rating->isClear, std::optional(true));
    QVERIFY(!page.rows[1].rating);
}

void TestRetroPage::gathersWhatLiveQaFound()
{
    DayScript script({u"-20 start"_s, u"0 trigger"_s});
    const auto found = [&](double second, const QString &key, QaOutcome outcome) {
        script.say(second,
                   Entries::qaResult({.key = key,
                                      .experiment = u"db"_s,
                                      .outcome = outcome,
                                      .severity = Level::High,
                                      .text = key,
                                      .by = u"Erin"_s}));
    };
    found(10, u"passed"_s, QaOutcome::Passes);
    found(20, u"failed"_s, QaOutcome::Fails);
    found(30, u"mistaken"_s, QaOutcome::Surprising);
    script.say(31, Entries::qaWithdrawn(u"mistaken"_s));
    const RetroPage page = pageOf(script);
    QCOMPARE(page.found.size(), 1U);
    QCOMPARE(page.found[0].text, u"fails, severity high: Something else · failed"_s);
    QCOMPARE(page.found[0].since, std::optional<Micros>(20s));
}

void TestRetroPage::runsAClockUntilItIsHeld()
{
    DayScript script(wholeRun());
    QVERIFY(!pageOf(script).left);
    script.say(400, Entries::retroOpened(u"db"_s, 8min));
    const Instant at = script.at(460);
    QCOMPARE(retroPageOf(script.day(), u"db"_s, at).left, std::optional<Micros>(7min));
    QCOMPARE(retroPageOf(script.day(), u"db"_s, at + 8min).left, std::optional<Micros>(-1min));
    script.say(500, Entries::retroHeld(u"db"_s));
    const RetroPage held = pageOf(script);
    QVERIFY(!held.left);
    QCOMPARE(held.heldAt, std::optional(script.at(500)));
}

void TestRetroPage::mergesASurpriseThatTwoSourcesTold()
{
    DayScript script(QStringList{u"-10 start"_s, u"0 trigger"_s, u"20 prom Odd firing 19"_s,
                                 u"30 am Odd firing 20"_s});
    script.say(50,
               Entries::verdictGiven(
                   {.experiment = u"db"_s, .alert = u"Odd"_s, .verdict = Verdict::Noise}));
    const RetroPage page = pageOf(script);
    QCOMPARE(rowsOf(page), u"Odd fires noise given"_s);
    QCOMPARE(page.rows[0].source, QString());
    QVERIFY(page.rows[0].seenBy.contains(u"am"_s));
}

void TestRetroPage::knowsWhichRetroIsNext()
{
    DayScript script;
    QCOMPARE(nextRetro(script.day()), QString());
    for (const QString &key : {u"two"_s, u"three"_s})
        script.say(-20, Entries::planned(Experiment{.key = key}));
    const auto perform = [&](const QString &key, double at) {
        script.say(at, Entries::started(key));
        script.say(at + 1, Entries::triggered(key, Micros(0)));
    };
    const auto end = [&](const QString &key, double at) {
        script.say(at, Entries::backedOut(key, {}));
        script.say(at + 1, Entries::resetConfirmed(key));
        script.say(at + 2, Entries::finished(key, {}));
    };
    perform(u"db"_s, 0);
    QCOMPARE(nextRetro(script.day()), u"db"_s);
    end(u"db"_s, 10);
    perform(u"two"_s, 20);
    QCOMPARE(nextRetro(script.day()), u"db"_s); // which is over
    end(u"two"_s, 30);
    QCOMPARE(nextRetro(script.day()), u"two"_s);
    script.say(40, Entries::retroHeld(u"two"_s));
    QCOMPARE(nextRetro(script.day()), u"db"_s);
    script.say(41, Entries::retroHeld(u"db"_s));
    QCOMPARE(nextRetro(script.day()), u"two"_s);
    QCOMPARE(retrosOf(script.day()), QStringList({u"db"_s, u"two"_s}));
}

void TestRetroPage::isEmptyBeforeTheTrigger()
{
    DayScript script(QStringList{u"-20 expect prom:Down"_s, u"-10 start"_s});
    QCOMPARE(pageOf(script), RetroPage());
    QCOMPARE(retroPageOf(script.day(), u"nobody"_s, script.now()), RetroPage());
}

/// A limit of another alert says nothing about the one that was quickest.
void TestRetroPage::comparesWithTheAlertThatWasQuickest()
{
    DayScript script(QStringList{u"-20 expect prom:Down known 60"_s,
                                 u"-19 expect prom:Slow known 10"_s, u"-10 start"_s, u"0 trigger"_s,
                                 u"43 prom Down firing 41"_s});
    QCOMPARE(pageOf(script).timeToKnow.limit, std::optional<Micros>(60s));
    DayScript never(QStringList{u"-20 expect prom:Down known 60"_s,
                                u"-19 expect prom:Slow known 10"_s, u"-10 start"_s, u"0 trigger"_s,
                                u"90 backout"_s});
    QCOMPARE(pageOf(never).timeToKnow.limit, std::optional<Micros>(10s));
}

QTEST_GUILESS_MAIN(TestRetroPage)
#include "tst_retropage.moc"
