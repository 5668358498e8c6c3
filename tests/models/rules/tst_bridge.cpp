// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/bridge.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestBridge : public QObject
{
    Q_OBJECT

private slots:
    void answersWhatRuns();
    void standsStillOnceReset();
    void tellsAnOverrun();
    void showsTheNextExperiment();
    void isEmptyWithoutExperiments();
};

void TestBridge::answersWhatRuns()
{
    DayScript script;
    script.tell({u"-20 expect prom:Down"_s, u"-20 timebox 600"_s, u"-10 start"_s});
    Bridge bridge = bridgeOf(script.day(), script.at(-1));
    QCOMPARE(bridge.environment, u"staging"_s);
    QCOMPARE(bridge.experiment, u"db"_s);
    QCOMPARE(bridge.title, u"Checkout loses its database"_s);
    QCOMPARE(bridge.ordinal, 1);
    QCOMPARE(bridge.count, 1);
    QCOMPARE(bridge.sinceTrigger, std::nullopt);
    QCOMPARE(bridge.timeBoxLeft, std::optional<Micros>(600s));
    QCOMPARE(bridge.due, std::optional(DueAct{Act::Trigger, u"db"_s}));
    QVERIFY(!bridge.canBackOut);

    script.tell({u"0 trigger 1"_s, u"43 prom Down firing 41"_s, u"70 page hand"_s});
    bridge = bridgeOf(script.day(), script.at(107));
    QCOMPARE(bridge.state, RunState::Triggered);
    QCOMPARE(bridge.sinceTrigger, std::optional<Micros>(107s));
    QCOMPARE(bridge.timeBoxLeft, std::optional<Micros>(493s));
    QCOMPARE(bridge.timeToKnow, std::optional(Elapsed{41s, 4ms}));
    QCOMPARE(bridge.timeToDetection, std::optional(Elapsed{70s, 1ms}));
    QCOMPARE(bridge.due, std::optional(DueAct{Act::BackOut, u"db"_s}));
    QVERIFY(bridge.canBackOut);
}

void TestBridge::standsStillOnceReset()
{
    DayScript script;
    script.tell({u"-10 start"_s, u"0 trigger"_s, u"60 backout"_s, u"90 reset"_s});
    const Bridge bridge = bridgeOf(script.day(), script.at(1000));
    QCOMPARE(bridge.sinceTrigger, std::optional<Micros>(90s));
    QVERIFY(!bridge.canBackOut);
    QCOMPARE(bridge.due->act, Act::Finish);
}

void TestBridge::tellsAnOverrun()
{
    DayScript script;
    script.tell({u"-20 timebox 60"_s, u"-10 start"_s, u"0 trigger"_s});
    QCOMPARE(bridgeOf(script.day(), script.at(100)).timeBoxLeft, std::optional<Micros>(-40s));
}

void TestBridge::showsTheNextExperiment()
{
    DayScript script;
    const Bridge bridge = bridgeOf(script.day(), script.now());
    QCOMPARE(bridge.experiment, u"db"_s);
    QCOMPARE(bridge.state, RunState::Queued);
    QCOMPARE(bridge.timeBoxLeft, std::nullopt);
    script.tell({u"1 skip no time"_s});
    const Bridge done = bridgeOf(script.day(), script.now());
    QVERIFY(done.experiment.isEmpty());
    QCOMPARE(done.count, 1);
    QCOMPARE(done.due, std::nullopt);
}

void TestBridge::isEmptyWithoutExperiments()
{
    Bridge empty;
    empty.environment = u"staging"_s;
    QCOMPARE(bridgeOf(Day(), DayScript::zero), empty);
}

QTEST_GUILESS_MAIN(TestBridge)
#include "tst_bridge.moc"
