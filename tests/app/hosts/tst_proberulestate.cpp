// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/proberulestate.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant start = instantOf(1796738400000000);

const ProbeResult good{HostState::Up, {}, 38ms};
const ProbeResult slow{HostState::Up, {}, 1200ms};
const ProbeResult down{HostState::Down, u"refused"_s, {}};
const ProbeResult stale{HostState::Slow, u"desk answers 10.0.0.1"_s, 3ms};
const ProbeResult unknown{HostState::Unknown, u"no URL"_s, {}};

/// One probe, or just time that passes.
struct Event
{
    Micros began{0};
    Micros ended{0};
    std::optional<ProbeResult> result{};
};

QString wordOf(const ProbeRuleState::Step &step)
{
    return u"%1 %2±%3"_s.arg(QLatin1StringView(wordIn(alertStateWords, step.state)))
        .arg((step.since - start) / 1ms)
        .arg(step.plusMinus / 1ms);
}

const ProbeRule downFor5{u"Down"_s, ProbeRule::When::Down, 0s, 5s};
const ProbeRule downAtOnce{u"Down"_s, ProbeRule::When::Down, 0s, 0s};
const ProbeRule slowFor2{u"Slow"_s, ProbeRule::When::SlowerThan, 800ms, 2s};

} // namespace

Q_DECLARE_METATYPE(ProbeRule)
Q_DECLARE_METATYPE(std::vector<Event>)

class TestProbeRuleState : public QObject
{
    Q_OBJECT

private slots:
    void turnsProbesIntoAnAlert_data();
    void turnsProbesIntoAnAlert();
    void saysWhenItWillFire();
    void goesOnWhereAnEarlierSessionLeftOff();
};

void TestProbeRuleState::turnsProbesIntoAnAlert_data()
{
    QTest::addColumn<ProbeRule>("rule");
    QTest::addColumn<std::vector<Event>>("events");
    QTest::addColumn<QString>("steps");

    using Events = std::vector<Event>;
    QTest::newRow("a good host says nothing")
        << downFor5 << Events{{0s, 40ms, good}, {1s, 1040ms, good}} << u""_s;
    QTest::newRow("pending between the last good and the first bad probe")
        << downFor5 << Events{{0s, 40ms, good}, {1s, 1s, down}} << u"pending 500±500"_s;
    QTest::newRow("a timeout widens what is known by its length")
        << downFor5 << Events{{0s, 40ms, good}, {1s, 3s, down}} << u"pending 1500±1500"_s;
    QTest::newRow("the first probe of all is known as well as it took")
        << downFor5 << Events{{1s, 1100ms, down}} << u"pending 1050±50"_s;
    QTest::newRow("fires when it has held, not at the probe after")
        << downFor5
        << Events{{0s, 0s, good}, {1s, 1s, down}, {5s, 5s, down}, {6s, 6s, {}}, {7s, 7s, down}}
        << u"pending 500±500; firing 6000±0"_s;
    QTest::newRow("fires at the probe that comes when the time is over")
        << downFor5 << Events{{0s, 0s, good}, {1s, 1s, down}, {6s, 6001ms, down}}
        << u"pending 500±500; firing 6001±0"_s;
    QTest::newRow("does not fire before it has held")
        << downFor5 << Events{{0s, 0s, good}, {1s, 1s, down}, {5999ms, 5999ms, {}}}
        << u"pending 500±500"_s;
    QTest::newRow("a good probe in between starts it anew")
        << downFor5 << Events{{0s, 0s, good}, {1s, 1s, down}, {2s, 2s, good}, {3s, 3s, down},
                              {6s, 6s, down}, {7s, 7s, {}},   {8s, 8s, {}}}
        << u"pending 500±500; inactive 1500±500; pending 2500±500; firing 8000±0"_s;
    QTest::newRow("inactive between the last bad and the first good probe")
        << downAtOnce << Events{{0s, 0s, good}, {1s, 1s, down}, {2s, 4s, down}, {4s, 4200ms, good}}
        << u"pending 500±500; firing 1000±0; inactive 3100±1100"_s;
    QTest::newRow("slow is not down")
        << downAtOnce << Events{{0s, 0s, good}, {1s, 2s, slow}} << u""_s;
    QTest::newRow("a stale name is not down either")
        << downAtOnce << Events{{0s, 0s, good}, {1s, 1s, stale}} << u""_s;
    QTest::newRow("slower than its threshold")
        << slowFor2 << Events{{0s, 40ms, good}, {1s, 2200ms, slow}, {3s, 4200ms, slow}}
        << u"pending 1100±1100; firing 4200±0"_s;
    QTest::newRow("exactly the threshold is not slower")
        << slowFor2 << Events{{0s, 800ms, ProbeResult{HostState::Up, {}, 800ms}}} << u""_s;
    QTest::newRow("what does not answer is down, not slow")
        << slowFor2 << Events{{0s, 1200ms, slow}, {2s, 2s, down}}
        << u"pending 600±600; inactive 1000±1000"_s;
    QTest::newRow("a check that could not be made tells neither way")
        << downFor5
        << Events{{0s, 0s, good},
                  {1s, 1s, down},
                  {2s, 2s, unknown},
                  {6s, 6s, {}},
                  {7s, 7s, unknown}}
        << u"pending 500±500; firing 6000±0"_s;
}

void TestProbeRuleState::turnsProbesIntoAnAlert()
{
    QFETCH(const ProbeRule, rule);
    QFETCH(const std::vector<Event>, events);

    ProbeRuleState state(rule);
    QStringList steps;
    for (const Event &event : events) {
        if (event.result) {
            for (const auto &step :
                 state.observe({start + event.began, start + event.ended, *event.result}))
                steps.append(wordOf(step));
        } else if (const auto step = state.elapse(start + event.ended)) {
            steps.append(wordOf(*step));
        }
    }
    QTEST(steps.join(u"; "_s), "steps");
}

void TestProbeRuleState::saysWhenItWillFire()
{
    ProbeRuleState state(downFor5);
    QVERIFY(!state.firesAt());
    QCOMPARE(state.observe({start, start + 1s, down}).size(), std::size_t(1));
    QCOMPARE(state.firesAt(), std::optional(start + 6s));
    QVERIFY(state.elapse(start + 6s));
    QVERIFY(!state.firesAt());
}

void TestProbeRuleState::goesOnWhereAnEarlierSessionLeftOff()
{
    ProbeRuleState firing(downFor5, AlertState::Firing);
    QVERIFY(firing.observe({start, start, down}).empty());
    QVERIFY(!firing.firesAt());

    ProbeRuleState over(downFor5, AlertState::Firing);
    QCOMPARE(over.observe({start, start, good}).front().state, AlertState::Inactive);
}

QTEST_GUILESS_MAIN(TestProbeRuleState)
#include "tst_proberulestate.moc"
