// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/timing.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

QString text(const Elapsed &elapsed)
{
    return QString::number(secondsOf(elapsed.length), 'f', 3) + u"±"_s
        + QString::number(secondsOf(elapsed.plusMinus), 'f', 3);
}

QString text(AlertTiming::Standing standing)
{
    switch (standing) {
    case AlertTiming::Standing::Waiting:
        return u"waiting"_s;
    case AlertTiming::Standing::Suspected:
        return u"suspected"_s;
    case AlertTiming::Standing::Known:
        return u"known"_s;
    case AlertTiming::Standing::Suppressed:
        return u"suppressed"_s;
    case AlertTiming::Standing::BeforeTrigger:
        return u"before"_s;
    case AlertTiming::Standing::Unknown:
        return u"unknown"_s;
    }
    return {};
}

/// "prom known 41.000±0.004 sign 11.000±0.004 told 70.000±0.000 by hook stepped"
QString text(const AlertTiming &timing)
{
    QString line = QString::fromStdString(timing.source) + u' ' + text(timing.standing);
    if (timing.timeToKnow)
        line += u' ' + text(*timing.timeToKnow);
    if (timing.firstSign)
        line += u" sign "_s + text(*timing.firstSign);
    if (timing.timeToDetection)
        line += u" told "_s + text(*timing.timeToDetection) + u" by "_s
            + QString::fromStdString(timing.toldBy);
    if (timing.clockStepped)
        line += u" stepped"_s;
    return line.trimmed();
}

QString timingsText(const DayScript &script, Instant now)
{
    QStringList all;
    for (const ExpectedAlert &expected : script.experiment().expectedAlerts) {
        QStringList lines;
        for (const AlertTiming &timing : timingsOf(script.day(), script.run(), expected, now))
            lines.push_back(text(timing));
        all.push_back(lines.join(u" | "_s));
    }
    return all.join(u"; "_s);
}

} // namespace

class TestTiming : public QObject
{
    Q_OBJECT

private slots:
    void timesAnExpectedAlert_data();
    void timesAnExpectedAlert();
    void creditsPages_data();
    void creditsPages();
    void doubtsSourcesThatDoNotAnswer_data();
    void doubtsSourcesThatDoNotAnswer();
    void survivesARestartOfTheRoom();
    void takesTheQuickestForTheBridge();
    void readsTheOffsetNearestTheInstant();
    void trustsAnOldReadingLess();
};

void TestTiming::timesAnExpectedAlert_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QString>("expected");

    const QString expect = u"-20 expect prom:Down"_s;
    const auto row = [&](const char *name, const QStringList &lines, const QString &expected) {
        QTest::newRow(name) << (QStringList{expect} + lines) << expected;
    };

    row("not triggered yet", {u"-5 start"_s}, u"prom waiting"_s);
    row("never fired, still open", {u"0 trigger"_s, u"300 live prom"_s}, u"prom waiting"_s);
    row("never fired, reset confirmed", {u"0 trigger"_s, u"200 backout"_s, u"250 reset"_s},
        u"prom waiting"_s);
    row("fires; the trigger's, the stamp's and the clock's ± add up",
        {u"0 trigger 1"_s, u"43 prom Down firing 41 2"_s}, u"prom known 41.000±0.006"_s);
    row("pending first",
        {u"0 trigger"_s, u"12 prom Down pending 11"_s, u"43 prom Down firing 41"_s},
        u"prom known 41.000±0.003 sign 11.000±0.003"_s);
    row("pending only", {u"0 trigger"_s, u"12 prom Down pending 11"_s},
        u"prom suspected sign 11.000±0.003"_s);
    row("pending, gone, pending again, firing: the first sign is the first",
        {u"0 trigger"_s, u"12 prom Down pending 11"_s, u"22 prom Down inactive 21"_s,
         u"32 prom Down pending 31"_s, u"92 prom Down firing 91"_s},
        u"prom known 91.000±0.003 sign 11.000±0.003"_s);
    row("seen late by polling: the stamp counts, not the poll",
        {u"0 trigger"_s, u"55 prom Down firing 41"_s}, u"prom known 41.000±0.003"_s);
    row("no stamp: between two polls, on the room's clock",
        {u"0 trigger"_s, u"-1 clock prom 90000 3"_s, u"44 prom Down firing 42 2000 polled"_s},
        u"prom known 42.000±2.000"_s);
    row("pushed without a stamp", {u"0 trigger"_s, u"44 prom Down firing 44 0 received"_s},
        u"prom known 44.000±0.000"_s);

    row("already firing before the trigger", {u"-9 prom Down firing -10"_s, u"0 trigger"_s},
        u"prom before"_s);
    row("fired before the trigger, seen only after it",
        {u"0 trigger"_s, u"3 prom Down firing -10"_s}, u"prom before"_s);
    row("firing before, told again after the trigger",
        {u"-9 prom Down firing -10"_s, u"0 trigger"_s, u"5 prom Down firing -10"_s},
        u"prom before"_s);
    row("firing before, resolved after the trigger",
        {u"-9 prom Down firing -10"_s, u"0 trigger"_s, u"21 prom Down inactive 20"_s},
        u"prom waiting"_s);
    row("firing before, resolved and fired again",
        {u"-9 prom Down firing -10"_s, u"0 trigger"_s, u"21 prom Down inactive 20"_s,
         u"61 prom Down firing 60"_s},
        u"prom known 60.000±0.003"_s);
    row("firing before, resolved and fired again between two polls",
        {u"-9 prom Down firing -10"_s, u"0 trigger"_s, u"61 prom Down firing 60"_s},
        u"prom known 60.000±0.003"_s);
    row("fired and resolved long before",
        {u"-99 prom Down firing -100"_s, u"-49 prom Down inactive -50"_s, u"0 trigger"_s},
        u"prom waiting"_s);
    row("resolved before the trigger, fires after it",
        {u"-99 prom Down firing -100"_s, u"-4 prom Down inactive -5"_s, u"0 trigger"_s,
         u"11 prom Down firing 10"_s},
        u"prom known 10.000±0.003"_s);
    row("resolved and fired again within the experiment: the first time counts",
        {u"0 trigger"_s, u"11 prom Down firing 10"_s, u"21 prom Down inactive 20"_s,
         u"31 prom Down firing 30"_s},
        u"prom known 10.000±0.003"_s);
    row("pending before the trigger, firing after it",
        {u"-9 prom Down pending -10"_s, u"0 trigger"_s, u"51 prom Down firing 50"_s},
        u"prom known 50.000±0.003"_s);
    row("one instance before the trigger, another after it",
        {u"-9 prom Down/a firing -10"_s, u"0 trigger"_s, u"31 prom Down/b firing 30"_s},
        u"prom known 30.000±0.003"_s);
    row("fires after the reset: no longer this experiment's",
        {u"0 trigger"_s, u"60 backout"_s, u"90 reset"_s, u"101 prom Down firing 100"_s},
        u"prom waiting"_s);
    row("fires between back-out and reset",
        {u"0 trigger"_s, u"60 backout"_s, u"71 prom Down firing 70"_s, u"90 reset"_s},
        u"prom known 70.000±0.003"_s);

    row("the source's clock is an hour ahead",
        {u"-2 clock prom 3600000 4"_s, u"0 trigger"_s, u"43 prom Down firing 3641"_s},
        u"prom known 41.000±0.004"_s);
    row("the source's clock is an hour behind",
        {u"-2 clock prom -3600000 4"_s, u"0 trigger"_s, u"43 prom Down firing -3559"_s},
        u"prom known 41.000±0.004"_s);
    row("an hour ahead, already firing",
        {u"-2 clock prom 3600000 4"_s, u"-1 prom Down firing 3590"_s, u"0 trigger"_s},
        u"prom before"_s);
    row("the source's clock stepped by ten seconds between trigger and alert",
        {u"-2 clock prom 0 4"_s, u"0 trigger"_s, u"30 clock prom 10000 4"_s,
         u"43 prom Down firing 51"_s},
        u"prom known 41.000±10.004 stepped"_s);
    row("stepped back, and a stamp from before the step",
        {u"-2 clock prom 0 4"_s, u"0 trigger"_s, u"10 prom Down firing 9"_s,
         u"30 clock prom -5000 4"_s},
        u"prom known 9.000±5.004 stepped"_s);
    row("stepped long after the alert: nothing to do with it",
        {u"-2 clock prom 0 4"_s, u"0 trigger"_s, u"10 prom Down firing 9"_s, u"20 clock prom 0 4"_s,
         u"50 clock prom -5000 4"_s},
        u"prom known 9.000±0.004"_s);
    row("readings that differ within their errors are no step",
        {u"-2 clock prom 0 400"_s, u"0 trigger"_s, u"30 clock prom 300 400"_s,
         u"43 prom Down firing 41.3"_s},
        u"prom known 41.000±0.400"_s);
    row("stepped and not measured since: heard of before it can have happened",
        {u"-2 clock prom 0 4"_s, u"0 trigger"_s, u"10 prom Down firing 70"_s},
        u"prom known 70.000±60.000 stepped"_s);

    row("at the trigger, within its ±: never negative",
        {u"-2 clock prom 0 500"_s, u"0 trigger"_s, u"1 prom Down firing -0.2"_s},
        u"prom known 0.000±0.300"_s);
    row("a clock known to half a second cannot place it before the trigger",
        {u"-2 clock prom 0 500"_s, u"0 trigger 100"_s, u"1 prom Down firing -0.59"_s},
        u"prom known 0.000±0.010"_s);
    row("but heard of before the trigger it was before the trigger",
        {u"-2 clock prom 0 500"_s, u"-0.1 prom Down firing -0.2"_s, u"0 trigger"_s},
        u"prom before"_s);

    row("silenced: known and held back", {u"0 trigger"_s, u"12 prom Down suppressed 11"_s},
        u"prom suppressed 11.000±0.003"_s);
    row("fires, then silenced: known since it fired",
        {u"0 trigger"_s, u"12 prom Down firing 11"_s, u"40 prom Down suppressed 11"_s},
        u"prom suppressed 11.000±0.003"_s);
    row("a better stamp for the same firing",
        {u"0 trigger"_s, u"43 prom Down firing 43 2000 polled"_s, u"44 prom Down firing 41.5"_s},
        u"prom known 41.500±0.003"_s);
    row("another alert's firing is not this one's",
        {u"0 trigger"_s, u"12 prom Other firing 11"_s, u"13 am Down firing 12"_s},
        u"prom waiting"_s);
}

void TestTiming::timesAnExpectedAlert()
{
    QFETCH(const QStringList, lines);
    QFETCH(const QString, expected);
    const DayScript script(lines);
    QCOMPARE(timingsText(script, script.at(400)), expected);
}

void TestTiming::creditsPages_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QString>("expected");

    const QStringList fired{u"-20 expect prom:Down"_s, u"0 trigger"_s, u"43 prom Down firing 41"_s};
    const QStringList both{u"-20 expect prom:Down"_s, u"-20 expect prom:Slow"_s, u"0 trigger"_s,
                           u"43 prom Down firing 41"_s, u"53 prom Slow firing 51"_s};
    const QString known = u"prom known 41.000±0.003"_s;

    QTest::newRow("names the alert")
        << fired + QStringList{u"71 page hook Down"_s} << known + u" told 71.000±0.000 by hook"_s;
    QTest::newRow("names it by fingerprint")
        << fired + QStringList{u"71 page hook /Down"_s} << known + u" told 71.000±0.000 by hook"_s;
    QTest::newRow("in the title of an on-call system") << QStringList{u"-20 source pd pagerduty"_s}
            + fired + QStringList{u"71 page pd [FIRING:1]Down(web)"_s}
                                                       << known + u" told 71.000±0.000 by pd"_s;
    QTest::newRow("the on-call system is who should know")
        << QStringList{u"-20 source pd pagerduty"_s,
                       u"-20 expect pd:Down"_s,
                       u"-1 clock pd 0 3"_s,
                       u"0 trigger"_s,
                       u"52 pd [FIRING:1]Down(web) firing 51"_s,
                       u"71 page pd [FIRING:1]Down(web)"_s}
        << u"pd known 51.000±0.003 told 71.000±0.000 by pd"_s;
    QTest::newRow("in a title, as a part of another name")
        << QStringList{u"-20 source pd pagerduty"_s} + fired + QStringList{u"71 page pd Downtown"_s}
        << known;
    QTest::newRow("names another alert") << fired + QStringList{u"71 page hook Other"_s} << known;
    QTest::newRow("names nothing, one alert known: it meant that one")
        << fired + QStringList{u"71 page hand"_s} << known + u" told 71.000±0.000 by hand"_s;
    QTest::newRow("names nothing, nothing known by then")
        << fired + QStringList{u"20 page hand"_s} << known;
    QTest::newRow("names nothing, two alerts known: counts for neither")
        << both + QStringList{u"71 page hand"_s} << known + u"; prom known 51.000±0.003"_s;
    QTest::newRow("names nothing, two known, one of them told already")
        << both + QStringList{u"60 page hook Down"_s, u"71 page hand"_s}
        << known
            + u" told 60.000±0.000 by hook; prom known 51.000±0.003 told 71.000±0.000 by hand"_s;
    QTest::newRow("names nothing, only one of two known by then")
        << both + QStringList{u"45 page hand"_s}
        << known + u" told 45.000±0.000 by hand; prom known 51.000±0.003"_s;
    QTest::newRow("two pages that name nothing, one alert after the other")
        << both + QStringList{u"45 page hand"_s, u"55 page hand"_s}
        << known
            + u" told 45.000±0.000 by hand; prom known 51.000±0.003 told 55.000±0.000 by hand"_s;
    QTest::newRow("the first of two pages counts")
        << fired + QStringList{u"71 page hook Down"_s, u"90 page hook Down"_s}
        << known + u" told 71.000±0.000 by hook"_s;
    QTest::newRow("a page from before the trigger")
        << QStringList{u"-5 page hook Down"_s} + fired << known;
    QTest::newRow("a page after the reset")
        << fired + QStringList{u"60 backout"_s, u"65 reset"_s, u"71 page hook Down"_s} << known;
    QTest::newRow("stamped by an on-call clock that is a minute ahead")
        << fired + QStringList{u"70 clock hook 60000 20"_s, u"72 page hook Down at 130 500 stamp"_s}
        << known + u" told 70.000±0.520 by hook"_s;
    QTest::newRow("stamped by an on-call clock that nobody measured: between trigger and arrival")
        << fired + QStringList{u"72 page hook Down at 3600 500 stamp"_s}
        << known + u" told 36.000±36.000 by hook"_s;
    QTest::newRow("a page for what fired before the trigger is not this experiment's")
        << QStringList{u"-20 expect prom:Down"_s, u"-9 prom Down firing -10"_s, u"0 trigger"_s,
                       u"20 page hook Down"_s}
        << u"prom before"_s;
    QTest::newRow("… but one after it fired anew is") << QStringList{
        u"-20 expect prom:Down"_s, u"-9 prom Down firing -10"_s,  u"0 trigger"_s,
        u"20 page hook Down"_s,    u"30 prom Down inactive 30"_s, u"51 prom Down firing 50"_s,
        u"70 page hook Down"_s} << u"prom known 50.000±0.003 told 70.000±0.000 by hook"_s;
    QTest::newRow("told of what no source showed")
        << QStringList{u"-20 expect prom:Down"_s, u"0 trigger"_s, u"71 page hook Down"_s}
        << u"prom waiting told 71.000±0.000 by hook"_s;
}

void TestTiming::creditsPages()
{
    QFETCH(const QStringList, lines);
    QFETCH(const QString, expected);
    const DayScript script(lines);
    QCOMPARE(timingsText(script, script.at(400)), expected);
}

void TestTiming::doubtsSourcesThatDoNotAnswer_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QString>("expected");

    const QStringList run{u"-20 expect prom:Down"_s, u"0 trigger"_s};
    const QStringList closed{u"200 backout"_s, u"250 reset"_s};

    QTest::newRow("down now") << run + QStringList{u"20 failing prom refused"_s}
                              << u"prom unknown"_s;
    QTest::newRow("down for a while, back, still open")
        << run + QStringList{u"20 failing prom refused"_s, u"60 live prom"_s} << u"prom waiting"_s;
    QTest::newRow("down for a while, back, closed: nobody can say")
        << run + QStringList{u"20 failing prom refused"_s, u"60 live prom"_s} + closed
        << u"prom unknown"_s;
    QTest::newRow("down before the trigger only")
        << QStringList{u"-90 failing prom refused"_s, u"-30 live prom"_s} + run + closed
        << u"prom waiting"_s;
    QTest::newRow("down after the reset only")
        << run + closed + QStringList{u"300 failing prom refused"_s} << u"prom waiting"_s;
    QTest::newRow("down, and its stamp says afterwards when it fired") << run
            + QStringList{u"20 failing prom refused"_s, u"60 live prom"_s,
                          u"61 prom Down firing 41"_s} << u"prom known 41.000±0.003"_s;
    QTest::newRow("the other source is down")
        << run + QStringList{u"20 failing am refused"_s} << u"prom waiting"_s;
    QTest::newRow("lost sight of while it fired before the trigger, and found it again")
        << QStringList{u"-9 prom Down firing -10"_s} + run
            + QStringList{u"10 prom Down unknown 10"_s, u"20 prom Down firing -10"_s}
        << u"prom before"_s;
    QTest::newRow("lost sight of before it fired")
        << run + QStringList{u"5 prom Down pending 4"_s, u"10 prom Down unknown 10"_s}
        << u"prom unknown sign 4.000±0.003"_s;
    QTest::newRow("its clock was never measured")
        << QStringList{u"-20 expect new:Down"_s, u"-20 source new prometheus"_s, u"-20 live new"_s,
                       u"0 trigger"_s, u"43 new Down firing 41"_s}
        << u"new unknown"_s;
    QTest::newRow("never live") << QStringList{u"-20 expect new:Down"_s,
                                               u"-20 source new prometheus"_s, u"0 trigger"_s}
                                << u"new unknown"_s;
    QTest::newRow("a source that is not in the plan")
        << QStringList{u"-20 expect typo:Down"_s, u"0 trigger"_s} << u"typo unknown"_s;
    QTest::newRow("the room's own probes need no word of health nor a measured clock")
        << QStringList{u"-20 expect room:Down"_s, u"0 trigger"_s, u"8 room Down firing 7"_s}
        << u"room known 7.000±0.000"_s;
    QTest::newRow("any source, two saw it")
        << QStringList{u"-20 expect Down"_s, u"0 trigger"_s, u"43 prom Down firing 41"_s,
                       u"73 am Down firing 41.5"_s}
        << u"am known 41.500±0.003 | prom known 41.000±0.003"_s;
    QTest::newRow("any source, only one saw it")
        << QStringList{u"-20 expect Down"_s, u"0 trigger"_s, u"43 prom Down firing 41"_s}
        << u"prom known 41.000±0.003"_s;
    QTest::newRow("any source, one is down and none saw it")
        << QStringList{u"-20 expect Down"_s, u"0 trigger"_s, u"20 failing am refused"_s}
        << u"unknown"_s;
    QTest::newRow("any source, all answer and none saw it")
        << QStringList{u"-20 expect Down"_s, u"0 trigger"_s} << u"waiting"_s;
}

void TestTiming::doubtsSourcesThatDoNotAnswer()
{
    QFETCH(const QStringList, lines);
    QFETCH(const QString, expected);
    const DayScript script(lines);
    QCOMPARE(timingsText(script, script.at(400)), expected);
}

void TestTiming::survivesARestartOfTheRoom()
{
    DayScript script(DayScript::Stage::Unmeasured);
    script.tell({u"-20 expect prom:Down"_s, u"-10 clock prom 0 3"_s, u"0 trigger"_s,
                 u"12 prom Down pending 11"_s});
    Day reopened;
    for (Entry entry : script.entries())
        reopened.apply(entry.view());
    QCOMPARE(reopened, script.day());

    // The room comes back at 60 s with its clock set anew: the source's offset is another one.
    script.tell({u"60 live prom"_s, u"60 clock prom -250 3"_s, u"61 prom Down firing 40.75"_s});
    QCOMPARE(timingsText(script, script.at(70)),
             u"prom known 41.000±0.253 sign 11.000±0.253 stepped"_s);
}

void TestTiming::takesTheQuickestForTheBridge()
{
    DayScript script;
    script.tell({u"-20 expect prom:Down"_s, u"-20 expect am:Slow"_s, u"0 trigger"_s});
    QCOMPARE(timingOf(script.day(), script.run(), script.at(10)), RunTiming{});
    script.tell({u"30 am Slow firing 29"_s, u"43 prom Down firing 20"_s, u"50 page hand"_s,
                 u"60 page hook Down"_s});
    const RunTiming timing = timingOf(script.day(), script.run(), script.at(70));
    QCOMPARE(text(*timing.timeToKnow), u"20.000±0.003"_s);
    QCOMPARE(text(*timing.timeToDetection), u"50.000±0.000"_s);
}

void TestTiming::readsTheOffsetNearestTheInstant()
{
    DayScript script(DayScript::Stage::Unmeasured);
    script.tell({u"-20 expect prom:Down"_s, u"-10 clock prom 100 60"_s, u"0 trigger"_s,
                 u"40 clock prom 120 5"_s, u"43 prom Down firing 41.12"_s});
    QCOMPARE(timingsText(script, script.at(70)), u"prom known 41.000±0.005"_s);
}

void TestTiming::trustsAnOldReadingLess()
{
    DayScript script(DayScript::Stage::Unmeasured);
    script.tell({u"-20 expect prom:Down"_s, u"0 clock prom 0 3"_s, u"1400 trigger"_s,
                 u"2061 prom Down firing 2060"_s});
    // Measured 2,060 s before, at ± 3 ms: 100 µs are added for each second but the first sixty.
    QCOMPARE(timingsText(script, script.at(2100)), u"prom known 660.000±0.203"_s);
}

QTEST_GUILESS_MAIN(TestTiming)
#include "tst_timing.moc"
