// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/stepbook.h"

#include "models/day/day.h"
#include "models/day/entries.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant morning = instantOf(1796738400000000);

StepRun stopsDatabase()
{
    return {.key = u"k1"_s,
            .experiment = u"db"_s,
            .step = 0,
            .isTrigger = true,
            .what = u"stop the database"_s,
            .command = u"systemctl stop postgresql"_s,
            .target = u"db-1"_s};
}

} // namespace

/// What was performed, as the day tells it.
class TestStepBook : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void keepsWhatWasPerformed();
    void isUnderWayUntilItHasEnded();
    void endsOnlyOnce();
    void beginsTheExperimentWithItsFirstAct();
    void leavesTheTriggerAloneForProbes();
    void boundsOutput();
    void takesWordsOfNewerProgramsForFailures();
    void tellsTheStory();
    void saysWhetherTheFaultIsApplied();
    void isStoppedUntilThatIsLifted();
    void ticksStepsOfTheMethod();

private:
    Touched tell(Micros after, Entry entry);
    [[nodiscard]] const StepRun &step() const { return m_day.steps().all().front(); }
    [[nodiscard]] const Run &run() const { return *m_day.run(u"db"_s); }

    Day m_day;
};

void TestStepBook::init()
{
    m_day = {};
    tell(0s, Entries::planned(Experiment{.key = u"db"_s, .title = u"The database dies"_s}));
    tell(1s, Entries::started(u"db"_s));
    tell(2s, Entries::triggered(u"db"_s, 100ms));
}

Touched TestStepBook::tell(Micros after, Entry entry)
{
    entry.at = morning + after;
    entry.sequence = m_day.lastSequence() + 1;
    entry.actor = "alice";
    return m_day.apply(entry.view());
}

void TestStepBook::keepsWhatWasPerformed()
{
    QVERIFY(touches(tell(3s, Entries::stepBegan(stopsDatabase())), Touched::Steps));
    StepRun ended = stopsDatabase();
    ended.outcome = StepOutcome::Failed;
    ended.actedAt = Stamp{morning + 3100ms, 2ms};
    ended.status = 5;
    ended.why = u"exit status 5"_s;
    ended.output = u"Unit postgresql.service not loaded."_s;
    ended.outputBytes = 35;
    tell(4s, Entries::stepEnded(ended));

    ended.by = u"alice"_s;
    ended.begunAt = morning + 3s;
    ended.endedAt = morning + 4s;
    ended.id = step().id;
    QCOMPARE(m_day.steps().all().size(), 1U);
    QVERIFY(step() == ended);
    QVERIFY(m_day.steps().find(u"k1"_s) == &step());
    QVERIFY(m_day.steps().last(u"db"_s, StepPhase::Method, 0) == &step());
    QVERIFY(!m_day.steps().last(u"db"_s, StepPhase::BackOut, 0));
}

void TestStepBook::isUnderWayUntilItHasEnded()
{
    tell(3s, Entries::stepBegan(stopsDatabase()));
    QVERIFY(step().isUnderWay() && !step().endedAt);
    StepRun other = stopsDatabase();
    other.key = u"another"_s;
    other.outcome = StepOutcome::Succeeded;
    QCOMPARE(tell(4s, Entries::stepEnded(other)), Touched::Nothing);
    QVERIFY(step().isUnderWay());
}

void TestStepBook::endsOnlyOnce()
{
    tell(3s, Entries::stepBegan(stopsDatabase()));
    QCOMPARE(tell(4s, Entries::stepBegan(stopsDatabase())), Touched::Nothing);
    StepRun ended = stopsDatabase();
    ended.outcome = StepOutcome::Stopped;
    tell(5s, Entries::stepEnded(ended));
    ended.outcome = StepOutcome::Succeeded;
    QCOMPARE(tell(6s, Entries::stepEnded(ended)), Touched::Nothing);
    QCOMPARE(step().outcome, StepOutcome::Stopped);
}

void TestStepBook::beginsTheExperimentWithItsFirstAct()
{
    QCOMPARE(run().triggeredAt->at, morning + 2s);
    tell(9s, Entries::stepBegan(stopsDatabase())); // after a pause that the plan gives it
    QCOMPARE(run().triggeredAt->at, morning + 9s);
    StepRun ended = stopsDatabase();
    ended.outcome = StepOutcome::Succeeded;
    ended.actedAt = Stamp{morning + 9012ms, 3ms};
    tell(12s, Entries::stepEnded(ended));
    QCOMPARE(run().triggeredAt->at, morning + 9012ms);
    QCOMPARE(run().triggeredAt->plusMinus, Micros(3ms));
}

void TestStepBook::leavesTheTriggerAloneForProbes()
{
    StepRun probe = stopsDatabase();
    probe.isTrigger = false;
    probe.isProbe = true;
    tell(9s, Entries::stepBegan(probe));
    QCOMPARE(run().triggeredAt->at, morning + 2s);
}

void TestStepBook::boundsOutput()
{
    tell(3s, Entries::stepBegan(stopsDatabase()));
    StepRun ended = stopsDatabase();
    ended.outcome = StepOutcome::Succeeded;
    ended.output = QString(StepRun::mostOutput * 2, u'x');
    tell(4s, Entries::stepEnded(ended));
    QCOMPARE(step().output.size(), StepRun::mostOutput);
}

void TestStepBook::takesWordsOfNewerProgramsForFailures()
{
    tell(3s, Entries::stepBegan(stopsDatabase()));
    Entry entry = Entries::stepEnded(stopsDatabase());
    entry.payload = R"({"key":"k1","outcome":"half_done"})";
    tell(4s, entry);
    QCOMPARE(step().outcome, StepOutcome::Failed);
}

void TestStepBook::tellsTheStory()
{
    tell(3s, Entries::stepBegan(stopsDatabase()));
    StepRun ended = stopsDatabase();
    ended.outcome = StepOutcome::TimedOut;
    ended.why = u"stopped after 0:30"_s;
    tell(33s, Entries::stepEnded(ended));
    const StoryLine &line = m_day.story().back();
    QCOMPARE(line.kind, Kind::StepEnded);
    QCOMPARE(line.experiment, u"db"_s);
    QCOMPARE(line.text, u"systemctl stop postgresql: stopped after 0:30"_s);
    QCOMPARE(StepOutcome(line.state), StepOutcome::TimedOut);
}

void TestStepBook::saysWhetherTheFaultIsApplied()
{
    QVERIFY(!run().applied);
    tell(5s,
         Entries::faultApplied(u"db"_s,
                               {.is = true, .isProbed = true, .why = u"port 5432 refuses"_s}));
    QVERIFY(run().applied && run().applied->is && run().applied->isProbed);
    QCOMPARE(run().applied->why, u"port 5432 refuses"_s);
    QCOMPARE(run().applied->by, u"alice"_s);
    tell(6s, Entries::faultApplied(u"db"_s, {.is = false}));
    QVERIFY(run().applied && !run().applied->is);
}

void TestStepBook::isStoppedUntilThatIsLifted()
{
    QVERIFY(!m_day.stop());
    tell(5s, Entries::stopRaised(u"customers call"_s));
    QVERIFY(m_day.stop());
    QCOMPARE(m_day.stop()->reason, u"customers call"_s);
    QCOMPARE(m_day.stop()->at, morning + 5s);
    QCOMPARE(tell(6s, Entries::stopRaised(u"again"_s)), Touched::Nothing);
    tell(7s, Entries::stopLifted(u"all is well"_s));
    QVERIFY(!m_day.stop());
    QCOMPARE(tell(8s, Entries::stopLifted({})), Touched::Nothing);
}

void TestStepBook::ticksStepsOfTheMethod()
{
    tell(5s, Entries::checked(u"db"_s, Entries::Checklist::Method, 1, true));
    QCOMPARE(run().methodDone, std::set<int>{1});
    QVERIFY(run().backOutDone.empty() && run().resetDone.empty());
}

QTEST_GUILESS_MAIN(TestStepBook)
#include "tst_stepbook.moc"
