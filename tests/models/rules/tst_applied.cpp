// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/applied.h"

#include "models/day/entries.h"
#include "models/rules/acts.h"
#include "models/rules/stopping.h"
#include "models/rules/verdicts.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using Answer = Applied::Answer;

namespace {

StepRun performed(StepOutcome outcome, const QString &why = {})
{
    return {.key = u"k"_s,
            .experiment = u"db"_s,
            .step = 0,
            .isTrigger = true,
            .what = u"stop the database"_s,
            .outcome = outcome,
            .why = why};
}

DayScript scripted()
{
    DayScript script(QStringList{u"-30 expect prom:Down known 60"_s});
    Experiment experiment = script.experiment();
    experiment.method = {{.provider = PlannedStep::Provider::Scripted,
                          .text = u"stop the database"_s,
                          .activity = u"{}"_s}};
    script.tell(-20, Entries::planned(experiment));
    script.tell({u"-10 start"_s, u"0 trigger"_s});
    return script;
}

void perform(DayScript &script, StepOutcome outcome, const QString &why = {})
{
    script.tell(0.01, Entries::stepBegan(performed(StepOutcome::UnderWay)));
    script.tell(1, Entries::stepEnded(performed(outcome, why)));
}

Finding findingAt(const DayScript &script, double second)
{
    return findingsOf(script.day(), script.run(), script.at(second)).front();
}

} // namespace

/// Whether the fault was really there, and what follows from that.
class TestApplied : public QObject
{
    Q_OBJECT

private slots:
    void believesPeopleWhoTriggered();
    void knowsNothingUntilItIsPerformed();
    void isAppliedOncePerformed();
    void isNotAppliedWhereAStepFailed();
    void isDoubtfulWhereAStepWasLost();
    void goesByWhatIsSaid();
    void givesNoVerdictWithoutTheFault();
    void stopsOnlyOnce();
    void liftsAStopOnlyWhenNothingIsApplied();
    void startsNothingWhileStopped();
};

void TestApplied::believesPeopleWhoTriggered()
{
    DayScript script(QStringList{u"-10 start"_s});
    QCOMPARE(appliedOf(script.day(), script.run()).answer, Answer::NotKnown);
    script.tell(u"0 trigger"_s);
    QCOMPARE(appliedOf(script.day(), script.run()), (Applied{Answer::Yes, {}}));
}

void TestApplied::knowsNothingUntilItIsPerformed()
{
    DayScript script = scripted();
    QCOMPARE(appliedOf(script.day(), script.run()).answer, Answer::NotKnown);
    script.tell(0.01, Entries::stepBegan(performed(StepOutcome::UnderWay)));
    QCOMPARE(appliedOf(script.day(), script.run()),
             (Applied{Answer::NotKnown, u"stop the database is under way"_s}));
}

void TestApplied::isAppliedOncePerformed()
{
    DayScript script = scripted();
    perform(script, StepOutcome::Succeeded);
    QCOMPARE(appliedOf(script.day(), script.run()).answer, Answer::Yes);
}

void TestApplied::isNotAppliedWhereAStepFailed()
{
    DayScript script = scripted();
    perform(script, StepOutcome::Failed, u"exit status 5"_s);
    QCOMPARE(appliedOf(script.day(), script.run()),
             (Applied{Answer::No, u"stop the database: exit status 5"_s}));
}

void TestApplied::isDoubtfulWhereAStepWasLost()
{
    DayScript script = scripted();
    perform(script, StepOutcome::Lost);
    QCOMPARE(appliedOf(script.day(), script.run()).answer, Answer::NotKnown);
}

void TestApplied::goesByWhatIsSaid()
{
    DayScript script = scripted();
    perform(script, StepOutcome::Failed, u"exit status 5"_s);
    script.tell(3, Entries::faultApplied(u"db"_s, {.is = true, .isProbed = true}));
    QCOMPARE(appliedOf(script.day(), script.run()).answer, Answer::Yes);
    script.tell(4, Entries::faultApplied(u"db"_s, {.is = false, .why = u"it answers"_s}));
    QCOMPARE(appliedOf(script.day(), script.run()), (Applied{Answer::No, u"it answers"_s}));
}

void TestApplied::givesNoVerdictWithoutTheFault()
{
    DayScript script = scripted();
    script.tell(u"200 live prom"_s);
    QCOMPARE(findingAt(script, 201).proposed, Verdict::NotYetKnown);
    QVERIFY2(findingAt(script, 201).evidence.startsWith(u"It is not known whether the fault was"),
             qPrintable(findingAt(script, 201).evidence));
    perform(script, StepOutcome::NotBegun, u"the host was not reached"_s);
    QCOMPARE(findingAt(script, 201).proposed, Verdict::NotReproduced);
    QCOMPARE(findingAt(script, 201).evidence,
             u"The fault was not applied: stop the database: the host was not reached."_s);
}

void TestApplied::stopsOnlyOnce()
{
    DayScript script = scripted();
    const auto stop = raiseStop(script.day(), u"  customers\ncall "_s);
    QVERIFY(stop);
    script.tell(5, *stop);
    QCOMPARE(script.day().stop()->reason, u"customers call"_s);
    QVERIFY(!raiseStop(script.day(), {}));
}

void TestApplied::liftsAStopOnlyWhenNothingIsApplied()
{
    DayScript script = scripted();
    QVERIFY(!liftStop(script.day(), u"all is well"_s));
    script.tell(5, Entries::stopRaised({}));
    QVERIFY(!liftStop(script.day(), u"all is well"_s)); // triggered
    script.tell({u"6 backout"_s});
    QVERIFY(!liftStop(script.day(), u"all is well"_s)); // not reset
    script.tell({u"7 reset"_s});
    QVERIFY(!liftStop(script.day(), u"  "_s));
    const auto lifted = liftStop(script.day(), u"all is well"_s);
    QVERIFY(lifted);
    script.tell(8, *lifted);
    QVERIFY(!script.day().stop());
}

void TestApplied::startsNothingWhileStopped()
{
    DayScript script;
    QVERIFY(!refusalOf(script.day(), Act::Start, u"db"_s));
    script.tell(1, Entries::stopRaised(u"customers call"_s));
    const auto refusal = refusalOf(script.day(), Act::Start, u"db"_s);
    QVERIFY(refusal && refusal->detail.startsWith(u"The emergency stop is raised: customers call"));
}

QTEST_GUILESS_MAIN(TestApplied)
#include "tst_applied.moc"
