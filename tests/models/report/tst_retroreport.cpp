// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/report/daylessons.h"
#include "models/report/report.h"
#include "tests/models/rules/dayscript.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::vector<EntryView> viewsOf(std::vector<Entry> &entries)
{
    std::vector<EntryView> views;
    for (Entry &entry : entries)
        views.push_back(entry.view());
    return views;
}

RetroLine line(const QString &key, RetroTopic topic, const QString &text)
{
    return {.key = key, .experiment = u"db"_s, .topic = topic, .text = text};
}

/// An experiment that was performed, and what its team made of it.
DayScript retroDay()
{
    DayScript script;
    script.tell(QStringList{u"-20 expect prom:Down"_s, u"0 trigger"_s, u"43 prom Down firing 41"_s,
                            u"200 backout"_s, u"250 reset"_s, u"260 finish"_s});
    script.say(300, Entries::retroOpened(u"db"_s, 8min));
    script.say(310, Entries::retroSaid(line(u"a"_s, RetroTopic::Learned, u"Carts are stale"_s)));
    script.say(320, Entries::retroSaid(line(u"b"_s, RetroTopic::Surprised, u"<b>Nobody</b>"_s)));
    script.say(325, Entries::retroSaid(line(u"c"_s, RetroTopic::Learned, u"a slip"_s)));
    script.say(326, Entries::retroSaid(line(u"c"_s, RetroTopic::Learned, {})));
    script.say(330,
               Entries::alertRated({.experiment = u"db"_s, .alert = u"Down"_s, .isClear = false}));
    script.say(340,
               Entries::itemOpened({.key = u"i"_s,
                                    .text = u"=cmd|' /C calc'!A0"_s,
                                    .experiment = u"db"_s,
                                    .alert = u"Down"_s,
                                    .kind = ItemKind::Alert,
                                    .due = script.at(340) + 48h}));
    script.say(
        341,
        Entries::itemOpened({.key = u"j"_s, .text = u"done at once"_s, .owner = u"somebody"_s}));
    script.say(350, Entries::itemClosed(u"j"_s));
    script.say(360, Entries::retroHeld(u"db"_s));
    return script;
}

} // namespace

class TestRetroReport : public QObject
{
    Q_OBJECT

private slots:
    void readsAlikeInHtmlAndMarkdown();
    void tellsEachLineOnce();
    void isAllThereInJson();
    void saysNothingWhereNothingWasSaid();
    void learnsFromTheDay();
    void learnsNothingFromADayWithoutFault();
};

void TestRetroReport::readsAlikeInHtmlAndMarkdown()
{
    DayScript script = retroDay();
    auto entries = script.entries();
    const auto views = viewsOf(entries);
    const QString html = QString::fromUtf8(reportHtml(script.day(), views, script.now()));
    const QString markdown = QString::fromUtf8(reportMarkdown(script.day(), views, script.now()));
    for (const QString &text : {u"Mini-retro held"_s, u"What we learned"_s, u"Carts are stale"_s,
                                u"Why we were surprised"_s, u"What we think of the alerts"_s,
                                u"Down: unclear"_s, u"What we do now"_s, u"done at once"_s,
                                u"nobody"_s, u"somebody"_s, u"done on the day"_s}) {
        QVERIFY2(html.contains(text), qPrintable(text));
        QVERIFY2(markdown.contains(text), qPrintable(text));
    }
    QVERIFY(!html.contains(u"<b>Nobody"_s));
    QVERIFY(html.contains(u"&lt;b&gt;Nobody"_s));
    QVERIFY(!html.contains(u"a slip"_s));
    QVERIFY(html.indexOf(u"=cmd"_s) < html.indexOf(u"done at once"_s)); // what is open comes first
}

/// Under its heading, and not once more in the chronology.
void TestRetroReport::tellsEachLineOnce()
{
    DayScript script = retroDay();
    auto entries = script.entries();
    const QByteArray html = reportHtml(script.day(), viewsOf(entries), script.now());
    QCOMPARE(html.count("Carts are stale"), 1);
    QCOMPARE(html.count("Mini-retro held"), 2); // where it says when, and as what happened
}

void TestRetroReport::isAllThereInJson()
{
    DayScript script = retroDay();
    auto entries = script.entries();
    const QJsonObject report =
        QJsonDocument::fromJson(reportJson(script.day(), viewsOf(entries), script.now())).object();
    const QJsonObject retro = report[u"experiments"_s][0][u"retro"_s].toObject();
    QVERIFY(retro[u"held_at"_s].isString());
    QCOMPARE(retro[u"lines"_s].toArray().size(), 2);
    QCOMPARE(retro[u"lines"_s][0][u"topic"_s].toString(), u"learned"_s);
    QCOMPARE(retro[u"ratings"_s][0][u"clear"_s].toBool(true), false);
    QVERIFY(retro[u"ratings"_s][0][u"useful"_s].isNull());
    const QJsonArray items = report[u"action_items"_s].toArray();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items[0][u"kind"_s].toString(), u"alert"_s);
    QCOMPARE(items[0][u"standing"_s].toString(), u"open"_s);
    QVERIFY(items[0][u"owner"_s].isNull());
    QCOMPARE(items[1][u"standing"_s].toString(), u"on_the_day"_s);
    QVERIFY(report[u"lessons"_s].isArray());
}

void TestRetroReport::saysNothingWhereNothingWasSaid()
{
    DayScript script;
    script.tell(QStringList{u"-20 expect prom:Down"_s, u"0 trigger"_s});
    auto entries = script.entries();
    const QByteArray html = reportHtml(script.day(), viewsOf(entries), script.now());
    QVERIFY(!html.contains("Mini-retro"));
    QVERIFY(!html.contains("What we do now"));
}

void TestRetroReport::learnsFromTheDay()
{
    DayScript script;
    const QDateTime zero =
        QDateTime::fromMSecsSinceEpoch(microsOf(DayScript::zero) / 1000, Qt::UTC);
    script.say(-900,
               Entries::described({.title = u"Day"_s,
                                   .date = zero.date(),
                                   .from = zero.time().addSecs(-1260),
                                   .to = zero.time().addSecs(60)}));
    script.say(-800,
               Entries::planned(Experiment{.key = u"hole"_s, .title = u"Queue stands still"_s}));
    script.say(-700, Entries::eventDeclared(u"nfs"_s, u"the file server is gone"_s, {}));
    script.say(-100, Entries::eventOver(u"nfs"_s, u"restarted"_s));
    script.tell(QStringList{u"-20 expect prom:Down"_s, u"-19 timebox 60"_s, u"-1 start"_s,
                            u"0 trigger"_s, u"200 backout"_s, u"250 reset"_s, u"260 finish"_s});
    script.say(300, Entries::skipped(u"hole"_s, u"it has no method"_s));
    const QString lessons = dayLessons(script.day(), script.now(), Micros(0)).join(u'\n');
    for (const QString &text :
         {u"21 min later than planned"_s, u"3 min after the day's end"_s,
          u"stopped the day for 10 min"_s, u"Longer than their time-box"_s, u"by 2 min"_s,
          u"Not performed: Queue stands still (it has no method)."_s,
          u"1 of 1 experiments had no mini-retro"_s})
        QVERIFY2(lessons.contains(text), qPrintable(text + u" not in:\n"_s + lessons));
}

void TestRetroReport::learnsNothingFromADayWithoutFault()
{
    QVERIFY(dayLessons(Day(), DayScript::zero, Micros(0)).isEmpty());
    DayScript script = retroDay();
    const QStringList lessons = dayLessons(script.day(), script.now(), Micros(0));
    QVERIFY2(lessons.size() <= 1, qPrintable(lessons.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestRetroReport)
#include "tst_retroreport.moc"
