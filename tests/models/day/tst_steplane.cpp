// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/steplane.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace Chaos;
using namespace std::chrono_literals;

namespace {

struct Step
{
    std::int64_t at = 0;
    AlertState from = AlertState::Inactive;
    AlertState to = AlertState::Inactive;
};

/// From `begin` up to, but not including, `end`, one alert was in `state`.
struct Interval
{
    std::int64_t begin = 0;
    std::int64_t end = 0;
    AlertState state = AlertState::Inactive;
};

/// What many overlapping alerts did: as the lane is told it, and as it is looked at by hand.
struct Alerts
{
    std::vector<Step> steps;
    std::vector<Interval> intervals;

    void add(std::mt19937 &random, std::int64_t from, std::int64_t to, int changes)
    {
        std::uniform_int_distribution<std::int64_t> anywhere(from, to);
        std::uniform_int_distribution<int> anyState(1, int(alertStateCount) - 1);
        std::vector<std::int64_t> at(std::size_t(changes) + 1);
        std::ranges::generate(at, [&] { return anywhere(random); });
        std::ranges::sort(at);
        auto before = AlertState::Inactive;
        for (std::size_t i = 0; i + 1 < at.size(); ++i) {
            const auto state = AlertState(anyState(random));
            steps.push_back({at[i], before, state});
            intervals.push_back({at[i], at[i + 1], state});
            before = state;
        }
        steps.push_back({at.back(), before, AlertState::Inactive});
    }

    [[nodiscard]] std::vector<AlertState> columns(std::int64_t from, std::int64_t width,
                                                  std::size_t count) const
    {
        std::vector<AlertState> out(count, AlertState::Inactive);
        for (std::size_t i = 0; i < count; ++i) {
            const std::int64_t left = from + std::int64_t(i) * width;
            for (const Interval &interval : intervals) {
                if (std::max(interval.begin, left) < std::min(interval.end, left + width))
                    out[i] = std::max(out[i], interval.state);
            }
        }
        return out;
    }
};

StepLane laneOf(const std::vector<Step> &steps)
{
    StepLane lane;
    for (const Step &step : steps)
        lane.step(instantOf(step.at), step.from, step.to);
    return lane;
}

std::vector<AlertState> columnsOf(const StepLane &lane, std::int64_t from, std::int64_t width,
                                  std::size_t count)
{
    std::vector<AlertState> out(count, AlertState::Firing);
    lane.columns(instantOf(from), Micros(width), out);
    return out;
}

constexpr auto I = AlertState::Inactive;
constexpr auto U = AlertState::Unknown;
constexpr auto P = AlertState::Pending;
constexpr auto F = AlertState::Firing;

using States = std::vector<AlertState>;

} // namespace

class TestStepLane : public QObject
{
    Q_OBJECT

private slots:
    void isInactiveBeforeAnythingIsKnown();
    void showsTheMostSevereOfOverlappingAlerts();
    void countsAStepOnABorderToTheColumnItBegins();
    void leavesOutWhatLastsNoTime();
    void equalsBruteForce_data();
    void equalsBruteForce();
    void takesStepsInAnyOrder();
    void takesBackWhatItWasTold();
    void passesOverAStepItWasNeverTold();
    void tellsSinceWhenAStateHasHeld();
    void tellsSinceWhenInAnyData();
    void findsTheNextStep();
    void answersFarBeforeAndAfterAllSteps();
    void holdsAnIntervalInLessThan32Bytes();
    void appendsManyStepsAtOneInstantQuickly();
};

void TestStepLane::isInactiveBeforeAnythingIsKnown()
{
    const StepLane lane;
    QCOMPARE(lane.at(instantOf(5)), I);
    QCOMPARE(columnsOf(lane, 0, 10, 3), (States{I, I, I}));
    QCOMPARE(lane.nextStep(instantOf(0)), Instant::max());
    QCOMPARE(lane.since(instantOf(0)), Instant::min());
}

void TestStepLane::showsTheMostSevereOfOverlappingAlerts()
{
    const StepLane lane = laneOf({{10, I, P}, {20, P, F}, {25, I, U}, {40, F, I}, {60, U, I}});
    QCOMPARE(columnsOf(lane, 0, 10, 7), (States{I, P, F, F, U, U, I}));
    QCOMPARE(lane.at(instantOf(9)), I);
    QCOMPARE(lane.at(instantOf(20)), F);
    QCOMPARE(lane.at(instantOf(39)), F);
    QCOMPARE(lane.at(instantOf(40)), U);
    QCOMPARE(lane.at(instantOf(60)), I);
}

void TestStepLane::countsAStepOnABorderToTheColumnItBegins()
{
    const StepLane lane = laneOf({{10, I, F}, {20, F, I}});
    QCOMPARE(columnsOf(lane, 0, 10, 3), (States{I, F, I}));
    QCOMPARE(columnsOf(lane, 1, 10, 3), (States{F, F, I}));
    QCOMPARE(columnsOf(lane, -9, 10, 3), (States{I, F, F}));
}

void TestStepLane::leavesOutWhatLastsNoTime()
{
    const StepLane lane = laneOf({{15, I, P}, {15, P, F}, {15, F, I}});
    QCOMPARE(columnsOf(lane, 0, 10, 3), (States{I, I, I}));
    QCOMPARE(lane.at(instantOf(15)), I);
}

void TestStepLane::equalsBruteForce_data()
{
    QTest::addColumn<int>("alerts");
    QTest::addColumn<int>("span");
    QTest::addColumn<int>("width");
    QTest::newRow("every step ties with others") << 60 << 40 << 1;
    QTest::newRow("ties, two to a column") << 200 << 90 << 2;
    QTest::newRow("few steps, many columns") << 5 << 1000 << 1;
    QTest::newRow("a step or so a column") << 100 << 2000 << 7;
    QTest::newRow("dozens of steps a column") << 2000 << 100000 << 1000;
    QTest::newRow("thousands of steps a column") << 4000 << 100000 << 25000;
    QTest::newRow("all steps within one column") << 500 << 1000 << 5000;
}

void TestStepLane::equalsBruteForce()
{
    QFETCH(int, alerts);
    QFETCH(int, span);
    QFETCH(int, width);
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random(seed);
        Alerts all;
        for (int i = 0; i < alerts; ++i) {
            const int from = std::uniform_int_distribution(0, span)(random);
            const int most =
                std::uniform_int_distribution(0, seed % 2 == 0 ? span / 20 : 3)(random);
            all.add(random, from, std::min(span, from + most), 1 + i % 3);
        }
        std::ranges::sort(all.steps, {}, &Step::at);
        const StepLane lane = laneOf(all.steps);
        const auto count = std::size_t(std::min(120, span / width + 3));
        for (const int from : {-2 * width - 1, -width, 0, 1, span / 3}) {
            QCOMPARE(columnsOf(lane, from, width, count), all.columns(from, width, count));
        }
    }
}

void TestStepLane::takesStepsInAnyOrder()
{
    for (unsigned seed = 1; seed <= 30; ++seed) {
        std::mt19937 random(seed);
        Alerts all;
        for (int i = 0; i < 150; ++i)
            all.add(random, 0, seed % 3 == 0 ? 30 : 3000, 2);
        std::ranges::shuffle(all.steps, random);
        const StepLane lane = laneOf(all.steps);
        const int width = seed % 3 == 0 ? 1 : 40;
        QCOMPARE(columnsOf(lane, -5, width, 80), all.columns(-5, width, 80));
    }
}

void TestStepLane::takesBackWhatItWasTold()
{
    for (unsigned seed = 1; seed <= 30; ++seed) {
        std::mt19937 random(seed);
        Alerts kept;
        for (int i = 0; i < 100; ++i)
            kept.add(random, 0, 200, 2);
        Alerts takenBack;
        for (int i = 0; i < 100; ++i)
            takenBack.add(random, 0, 200, 2);
        auto steps = kept.steps;
        steps.insert(steps.end(), takenBack.steps.begin(), takenBack.steps.end());
        std::ranges::shuffle(steps, random);
        StepLane lane = laneOf(steps);
        std::ranges::shuffle(takenBack.steps, random);
        for (const Step &step : takenBack.steps)
            lane.unstep(instantOf(step.at), step.from, step.to);
        QCOMPARE(lane.size(), kept.steps.size());
        QCOMPARE(columnsOf(lane, -3, 3, 75), kept.columns(-3, 3, 75));
    }
}

void TestStepLane::passesOverAStepItWasNeverTold()
{
    StepLane lane = laneOf({{10, I, P}, {20, P, I}});
    const StepLane before = lane;
    lane.unstep(instantOf(10), I, F);
    lane.unstep(instantOf(11), I, P);
    QVERIFY(lane == before);
}

void TestStepLane::tellsSinceWhenAStateHasHeld()
{
    const StepLane lane = laneOf({{10, I, F}, {12, I, F}, {15, F, I}, {20, F, P}, {30, P, I}});
    QCOMPARE(lane.since(instantOf(9)), Instant::min());
    QCOMPARE(lane.since(instantOf(19)), instantOf(10));
    QCOMPARE(lane.since(instantOf(20)), instantOf(20));
    QCOMPARE(lane.since(instantOf(99)), instantOf(30));
}

void TestStepLane::tellsSinceWhenInAnyData()
{
    std::mt19937 random(7);
    Alerts all;
    for (int i = 0; i < 400; ++i)
        all.add(random, i * 5, i * 5 + 900, 2);
    std::ranges::shuffle(all.steps, random);
    const StepLane lane = laneOf(all.steps);
    const auto states = columnsOf(lane, 0, 1, 3000);
    for (std::size_t now = 0; now < states.size(); ++now) {
        auto begin = now;
        while (begin > 0 && states[begin - 1] == states[now])
            --begin;
        const Instant since = lane.since(instantOf(std::int64_t(now)));
        if (begin > 0)
            QCOMPARE(since, instantOf(std::int64_t(begin)));
    }
}

void TestStepLane::findsTheNextStep()
{
    const StepLane lane = laneOf({{10, I, F}, {20, F, I}});
    QCOMPARE(lane.nextStep(instantOf(0)), instantOf(10));
    QCOMPARE(lane.nextStep(instantOf(10)), instantOf(10));
    QCOMPARE(lane.nextStep(instantOf(11)), instantOf(20));
    QCOMPARE(lane.nextStep(instantOf(21)), Instant::max());
}

void TestStepLane::answersFarBeforeAndAfterAllSteps()
{
    constexpr std::int64_t year = 365LL * 24 * 3600 * 1'000'000;
    const StepLane lane = laneOf({{0, I, P}, {5, P, F}});
    QCOMPARE(columnsOf(lane, -year, 1, 2), (States{I, I}));
    QCOMPARE(columnsOf(lane, year, 1, 2), (States{F, F}));
    QCOMPARE(columnsOf(lane, -year, year, 3), (States{I, F, F}));
}

void TestStepLane::holdsAnIntervalInLessThan32Bytes()
{
    StepLane lane;
    for (std::int64_t i = 0; i < 200'000; ++i) {
        lane.step(instantOf(4 * i), I, F);
        lane.step(instantOf(4 * i + 2), F, I);
        if (i > 1000)
            QVERIFY2(double(lane.memory()) / double(i + 1) <= 32, qPrintable(QString::number(i)));
    }
}

void TestStepLane::appendsManyStepsAtOneInstantQuickly()
{
    StepLane lane;
    for (int i = 0; i < 100'000; ++i)
        lane.step(instantOf(10), I, i % 2 == 0 ? F : P);
    QCOMPARE(lane.at(instantOf(10)), F);
    QCOMPARE(columnsOf(lane, 9, 1, 3), (States{I, F, F}));
}

QTEST_GUILESS_MAIN(TestStepLane)
#include "tst_steplane.moc"
