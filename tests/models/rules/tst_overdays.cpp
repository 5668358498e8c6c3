// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/rules/daycomparison.h"
#include "models/rules/repeating.h"
#include "tests/models/rules/dayscript.h"
#include "tests/models/rules/pastdays.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Test::pastDay;
using Test::today;

QString said(std::string_view word)
{
    return QString::fromLatin1(word.data(), qsizetype(word.size()));
}

/// "prom/Down: standing 0, last proven 2026-01-01, faster by -20 ± 1" of each.
QStringList textOf(const std::vector<AlertHistory> &histories)
{
    QStringList lines;
    for (const AlertHistory &one : histories) {
        const AlertTest *proven = one.lastProven();
        const Pace pace = one.pace();
        lines << u"%1 of %2 tests: %3, proven %4, trend %5 by %6 ± %7"_s.arg(
            one.key(), QString::number(one.tests.size()), QString::number(int(one.standing(today))),
            proven ? proven->date.toString(Qt::ISODate) : u"never"_s,
            QString::number(int(pace.trend)), QString::number(secondsOf(pace.by)),
            QString::number(secondsOf(pace.plusMinus)));
    }
    return lines;
}

/// "db [First]: alert_failed Down, retest_open", with the day that has it already.
QStringList textOf(const std::vector<ToRepeat> &all)
{
    QStringList lines;
    for (const ToRepeat &one : all) {
        QStringList reasons;
        for (const RepeatReason &reason : one.reasons)
            reasons << (said(wordIn(repeatWords, reason.why)) + u' ' + reason.alert).trimmed();
        QString line = one.experiment + u" ["_s + one.day + u"]: "_s + reasons.join(u", "_s);
        if (!one.plannedFor.isEmpty())
            line += u" → "_s + one.plannedFor;
        lines << line;
    }
    return lines;
}

} // namespace

class TestOverDays : public QObject
{
    Q_OBJECT

private slots:
    void sumsUpADay();
    void tellsARehearsal();
    void countsAsTheReportDoes();
    void tellsADifferenceFromUncertainty_data();
    void tellsADifferenceFromUncertainty();
    void knowsWhenAnAlertWasProven();
    void joinsATestThatNamesNoSource();
    void comparesWithTheSameExperiment();
    void sortsEveryVerdict();
    void comparesTwoDays();
    void carriesOpenItems();
    void repeatsWhatProvedNothing();
    void forgetsWhatWasProvenSince();
    void saysHowLongAgo_data();
    void saysHowLongAgo();
};

void TestOverDays::sumsUpADay()
{
    DayScript script(QStringList{u"-20 expect prom:Down known 60"_s, u"-20 expect prom:Slow"_s,
                                 u"0 trigger"_s, u"43 prom Down firing 41"_s, u"300 backout"_s,
                                 u"350 reset"_s, u"400 item mend Slow"_s});
    const PastDay day = pastDayOf(script.day(), u"first"_s, script.at(500));
    QCOMPARE(day.title, u"First chaos day"_s);
    QCOMPARE(day.date, QDate(2026, 12, 8));
    QVERIFY(!day.isOver);
    QCOMPARE(day.results.size(), 2U);
    QCOMPARE(day.results[0].alert, u"Down"_s);
    QVERIFY(day.results[0].knownWithin == 60s);
    QCOMPARE(day.results[1].verdict, Verdict::DidNotFire);
    QCOMPARE(day.experiments.size(), 1U);
    QCOMPARE(day.experiments[0].fate, PastExperiment::Fate::Performed);
    QCOMPARE(day.experiments[0].alerts.size(), 2U);
    QCOMPARE(day.items.size(), 1U);
    QVERIFY(!day.items[0].isDone);

    DayScript skipped(QStringList{u"-20 expect prom:Down"_s, u"1 skip no time"_s});
    const PastDay other = pastDayOf(skipped.day(), u"other"_s, skipped.at(2));
    QCOMPARE(other.experiments[0].fate, PastExperiment::Fate::NotPerformed);
    QCOMPARE(other.experiments[0].why, u"no time"_s);
    QCOMPARE(other.results.size(), 1U);
    QCOMPARE(other.results[0].verdict, Verdict::NotPerformed);

    const DayScript queued(QStringList{u"-20 expect prom:Down"_s});
    using Fate = PastExperiment::Fate;
    QCOMPARE(pastDayOf(queued.day(), {}, queued.at(0)).experiments[0].fate, Fate::StillToCome);
    QCOMPARE(pastDayOf(queued.day(), {}, queued.at(0)).results[0].verdict, Verdict::NotYetKnown);
    const DayScript out(QStringList{u"-20 expect prom:Down"_s, u"-9 takeout too risky"_s});
    const PastDay without = pastDayOf(out.day(), {}, out.at(0));
    QCOMPARE(without.experiments[0].fate, Fate::TakenOut);
    QCOMPARE(without.experiments[0].why, u"too risky"_s);
    QCOMPARE(without.results[0].verdict, Verdict::NotPerformed);
    const PastDay over = pastDayOf(queued.day(), {}, queued.at(0) + 24h);
    QVERIFY(over.isOver);
    QCOMPARE(over.experiments[0].fate, Fate::NotPerformed);
}

void TestOverDays::tellsARehearsal()
{
    Plan plan;
    QVERIFY(!isRehearsal(plan));
    const PlannedStep byHand{.text = u"pull the cable"_s};
    const PlannedStep staged{.provider = PlannedStep::Provider::Staging, .fault = u"hang"_s};
    plan.experiments = {{.key = u"a"_s, .method = {byHand, staged}}, {.key = u"b"_s}};
    QVERIFY(!isRehearsal(plan)); // one that was taken over from a rehearsal
    plan.experiments[1].method = {staged};
    plan.experiments.push_back({.key = u"c"_s, .method = {byHand}});
    QVERIFY(isRehearsal(plan)); // where somebody added one
    Day day;
    for (Entry &entry : Entries::planned(plan))
        day.apply(entry.view());
    const PastDay past = pastDayOf(day, {}, Instant());
    QVERIFY(past.isRehearsal);
    const KeptDays kept{.days = {pastDay(u"one"_s, today, {}), past}};
    QCOMPARE(kept.rehearsals(), 1);
    QCOMPARE(kept.withoutRehearsals().days.size(), 1U);
}

void TestOverDays::countsAsTheReportDoes()
{
    const DayScript script(QStringList{u"-20 expect prom:Down"_s, u"0 trigger"_s, u"300 backout"_s,
                                       u"350 reset"_s, u"360 finish"_s, u"370 retro"_s});
    const PastDay day = pastDayOf(script.day(), {}, script.at(500));
    QCOMPARE(day.figures, figuresOf(script.day(), script.at(500)));
    QCOMPARE(day.figures.alertsFailed, 1);
}

void TestOverDays::tellsADifferenceFromUncertainty_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("after");
    QTest::addColumn<int>("wanted");
    // both ± 0.3 s: what differs by their sum may still be the same
    QTest::newRow("equal") << 41'000 << 41'000 << int(Trend::Same);
    QTest::newRow("as slow as can be") << 41'000 << 41'600 << int(Trend::Same);
    QTest::newRow("slower") << 41'000 << 41'601 << int(Trend::Slower);
    QTest::newRow("as fast as can be") << 41'000 << 40'400 << int(Trend::Same);
    QTest::newRow("faster") << 41'000 << 40'399 << int(Trend::Faster);
}

void TestOverDays::tellsADifferenceFromUncertainty()
{
    QFETCH(const int, before);
    QFETCH(const int, after);
    QFETCH(const int, wanted);
    const Elapsed first{std::chrono::milliseconds(before), 300ms};
    const Elapsed second{std::chrono::milliseconds(after), 300ms};
    QCOMPARE(int(trendOf(first, second)), wanted);
}

void TestOverDays::knowsWhenAnAlertWasProven()
{
    const std::vector<PastDay> days{
        pastDay(u"one"_s, QDate(2025, 12, 9),
                {u"a prom:Down fired 60 1"_s, u"b prom:Old fired 60 1"_s,
                 u"c prom:Slow did_not_fire"_s, u"d prom:Hole not_performed"_s}),
        pastDay(u"two"_s, QDate(2026, 11, 10),
                {u"a prom:Down fired 40 1"_s, u"b prom:Old already_firing"_s,
                 u"c prom:Slow fired_late 90 1"_s})};
    QCOMPARE(textOf(historiesOf(days)),
             QStringList({u"prom/Down of 2 tests: %1, proven 2026-11-10, trend %2 by -20 ± 2"_s
                              .arg(int(AlertStanding::Proven))
                              .arg(int(Trend::Faster)),
                          u"prom/Hole of 1 tests: %1, proven never, trend 0 by 0 ± 0"_s.arg(
                              int(AlertStanding::NeverProven)),
                          u"prom/Old of 2 tests: %1, proven 2025-12-09, trend 0 by 0 ± 0"_s.arg(
                              int(AlertStanding::ProvenLongAgo)),
                          u"prom/Slow of 2 tests: %1, proven never, trend 0 by 0 ± 0"_s.arg(
                              int(AlertStanding::FellShort))}));
    QVERIFY(historiesOf({}).empty());
}

void TestOverDays::joinsATestThatNamesNoSource()
{
    const std::vector<PastDay> days{
        pastDay(u"one"_s, QDate(2026, 11, 1), {u"a :Down did_not_fire"_s, u"b :Lost failed"_s}),
        pastDay(u"two"_s, QDate(2026, 11, 2), {u"a prom:Down fired"_s, u"a am:Down fired"_s})};
    const auto histories = historiesOf(days);
    QCOMPARE(histories.size(), 3U);
    QCOMPARE(histories[0].key(), u"am/Down"_s);
    QCOMPARE(histories[0].tests.size(), 2U);
    QCOMPARE(histories[1].key(), u"prom/Down"_s);
    QCOMPARE(histories[1].tests.front().proof.verdict, Verdict::DidNotFire);
    QCOMPARE(histories[2].key(), u"/Lost"_s);

    PastDay told = pastDay(u"one"_s, QDate(2026, 11, 1), {u"a p:D fired"_s, u"a p:D fired_late"_s});
    told.results[1].matchers = {{.label = u"zone"_s, .value = u"b"_s}};
    const auto apart = historiesOf({told});
    QCOMPARE(apart.size(), 2U);
    QCOMPARE(apart[1].key(), u"p/D {zone=\"b\"}"_s);
}

void TestOverDays::comparesWithTheSameExperiment()
{
    const std::vector<PastDay> days{
        pastDay(u"one"_s, QDate(2026, 9, 1), {u"a prom:Down fired 10 1"_s}),
        pastDay(u"two"_s, QDate(2026, 10, 1), {u"b prom:Down fired 99 1"_s}),
        pastDay(u"three"_s, QDate(2026, 11, 1), {u"a prom:Down fired 12 1.5"_s}),
        pastDay(u"four"_s, QDate(2026, 12, 1), {u"a prom:Down did_not_fire"_s})};
    const Pace pace = historiesOf(days).front().pace();
    QCOMPARE(pace.trend, Trend::Same);
    QVERIFY(pace.by == 2s && pace.plusMinus == 2500ms);
    QCOMPARE(pace.since, QDate(2026, 9, 1));
    QVERIFY(!pace.isToKnow);
    const std::vector<PastDay> first(days.begin(), days.begin() + 2);
    QCOMPARE(historiesOf(first).front().pace().trend, Trend::Slower); // better than nothing
}

void TestOverDays::sortsEveryVerdict()
{
    QStringList proven;
    QStringList failed;
    QStringList fellShort;
    for (const auto &[verdict, word] : verdictWords) {
        const TestResult result = resultOf(verdict);
        if (result == TestResult::Proven)
            proven << said(word);
        else if (result == TestResult::Failed)
            failed << said(word);
        else if (result == TestResult::FellShort)
            fellShort << said(word);
    }
    QCOMPARE(proven, QStringList({u"fired"_s}));
    QCOMPARE(failed, QStringList({u"did_not_fire"_s, u"not_reproduced"_s}));
    QCOMPARE(fellShort,
             QStringList({u"fired_late"_s, u"fired_partially"_s, u"known_never_notified"_s,
                          u"swallowed"_s}));
}

void TestOverDays::comparesTwoDays()
{
    const PastDay one = pastDay(
        u"one"_s, QDate(2025, 12, 9),
        {u"a p:Broken fired 40 1"_s, u"a p:Mended did_not_fire"_s, u"a p:Slower fired 40 1"_s,
         u"a p:Faster fired 40 1"_s, u"a p:Other did_not_fire"_s, u"a p:Gone fired"_s,
         u"a p:Same fired 40 1"_s, u"b p:Unclear fired"_s, u"a p:Twice did_not_fire"_s});
    const PastDay two =
        pastDay(u"two"_s, QDate(2026, 11, 10),
                {u"a p:Broken fired_late 90 1"_s, u"a p:Mended fired"_s,
                 u"a p:Slower fired 43 1.5"_s, u"a p:Faster fired 30 1"_s, u"a p:Other swallowed"_s,
                 u"c p:New fired"_s, u"c p:Same fired 41.9 1"_s, u"c p:Unclear already_firing"_s,
                 u"a p:Twice fired"_s, u"a p:Twice not_performed"_s});
    const DayComparison comparison = compareDays(one, two);
    QStringList lines;
    for (const ComparedAlert &alert : comparison.alerts)
        lines << alert.alert + u' ' + said(wordIn(dayChangeWords, alert.change));
    QCOMPARE(lines,
             QStringList({u"Broken broken"_s, u"Mended mended"_s, u"Twice mended"_s,
                          u"Slower slower"_s, u"Faster faster"_s, u"Other other_result"_s,
                          u"New new"_s, u"Gone gone"_s, u"Unclear not_tested"_s, u"Same same"_s}));
    QCOMPARE(comparison.count(DayChange::Mended), 2);
    QStringList experiments;
    for (const ComparedExperiment &experiment : comparison.experiments)
        experiments << experiment.key + (experiment.before ? u" before"_s : QString())
                + (experiment.after ? u" after"_s : QString());
    QVERIFY(experiments.contains(u"a before after"_s));
    QVERIFY(experiments.contains(u"c after"_s));
    QCOMPARE(experiments.last(), u"b before"_s);
}

void TestOverDays::carriesOpenItems()
{
    PastDay one = pastDay(u"one"_s, QDate(2025, 12, 9), {u"a p:Down did_not_fire"_s});
    one.items = {{.text = u"Mend it"_s, .alert = u"Down"_s},
                 {.text = u"Done already"_s, .isDone = true},
                 {.text = u"Write a runbook"_s}};
    PastDay two = pastDay(u"two"_s, QDate(2026, 11, 10), {u"a p:Down fired"_s});
    two.items = {{.text = u"Write a runbook"_s}};
    const auto carried = compareDays(one, two).carried;
    QCOMPARE(carried.size(), 2U);
    QVERIFY(carried[0].isAlertProven && !carried[0].isTakenUp);
    QVERIFY(!carried[1].isAlertProven && carried[1].isTakenUp);
}

void TestOverDays::repeatsWhatProvedNothing()
{
    std::vector<PastDay> days{
        pastDay(u"one"_s, QDate(2025, 12, 9),
                {u"old p:Old fired"_s, u"hole p:Hole not_performed"_s,
                 u"unclear p:Unclear already_firing"_s, u"good p:Good fired"_s,
                 u"late p:Late fired_late"_s, u"db p:Down did_not_fire"_s,
                 u"db p:Slow known_never_notified"_s, u"again p:Good fired"_s}),
        pastDay(u"two"_s, QDate(2026, 11, 10), {u"good p:Good fired"_s}),
        pastDay(u"next"_s, QDate(2026, 12, 9),
                {u"hole p:Hole not_performed"_s, u"late p:Late not_performed"_s})};
    days[2].experiments[1].fate = PastExperiment::Fate::TakenOut;
    days[0].experiments[1].why = u"it has no method"_s;
    days[0].items = {{.text = u"Prove it"_s, .retest = u"again"_s, .retested = Retested::Waiting}};
    const auto all = toRepeat(days, today);
    QCOMPARE(textOf(all),
             QStringList({u"db [one]: alert_failed Down, alert_fell_short Slow"_s,
                          u"late [one]: alert_fell_short Late"_s, u"again [one]: retest_open"_s,
                          u"unclear [one]: alert_unproven Unclear"_s, u"old [one]: old_proof Old"_s,
                          u"hole [one]: not_performed → next"_s}));
    QCOMPARE(all.back().reasons.front().text, u"it has no method"_s);
    QCOMPARE(all.front().reasons.front().on, QDate(2025, 12, 9));
}

void TestOverDays::forgetsWhatWasProvenSince()
{
    std::vector<PastDay> days{
        pastDay(u"one"_s, QDate(2026, 10, 9), {u"db p:Down did_not_fire"_s, u"x p:X fired"_s}),
        pastDay(u"two"_s, QDate(2026, 11, 10), {u"other p:Down fired"_s, u"x p:X fired"_s})};
    days[0].items = {
        {.text = u"Prove it"_s, .alert = u"X"_s, .retest = u"x"_s, .retested = Retested::Waiting}};
    QVERIFY(textOf(toRepeat(days, today)).isEmpty());
    days[1].results[1].verdict = Verdict::NotReproduced;
    QCOMPARE(textOf(toRepeat(days, today)),
             QStringList({u"x [two]: alert_failed X, retest_open X"_s}));
}

void TestOverDays::saysHowLongAgo_data()
{
    QTest::addColumn<QDate>("then");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("today") << today << u"today"_s;
    QTest::newRow("yesterday") << today.addDays(-1) << u"yesterday"_s;
    QTest::newRow("days") << today.addDays(-13) << u"13 days ago"_s;
    QTest::newRow("two weeks") << today.addDays(-14) << u"2 weeks ago"_s;
    QTest::newRow("a year") << QDate(2025, 12, 9) << u"52 weeks ago"_s;
}

void TestOverDays::saysHowLongAgo()
{
    QFETCH(const QDate, then);
    QFETCH(const QString, wanted);
    QCOMPARE(agoText(then, today), wanted);
}

QTEST_GUILESS_MAIN(TestOverDays)
#include "tst_overdays.moc"
