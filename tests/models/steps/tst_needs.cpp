// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/needs.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

PlannedStep step(const QString &provider, const QString &more = {})
{
    return {.provider = PlannedStep::Provider::Scripted,
            .activity =
                u"{\"type\":\"action\",\"name\":\"x\",\"provider\":"_s + provider + more + u'}'};
}

} // namespace

/// What a desk must have for the steps of a plan.
class TestNeeds : public QObject
{
    Q_OBJECT

private slots:
    void wantsTheProgramThatCallsPython();
    void wantsVariablesThatAreUsed();
    void wantsSecrets();
    void wantsNothingForWhatIsTakenOut();
    void namesWhatNobodyGetsAt();
};

void TestNeeds::wantsTheProgramThatCallsPython()
{
    Experiment experiment{.method = {step(uR"({"type":"process","path":"chaos"})"_s)}};
    QVERIFY(needsOf(experiment).programs.isEmpty());
    experiment.resetCriteria = {step(uR"({"type":"python","module":"m","func":"f"})"_s)};
    QCOMPARE(needsOf(experiment).programs, QStringList{u"chaos"_s});
    const Experiment judged{
        .method = {step(uR"({"type":"process","path":"x"})"_s,
                        uR"(,"tolerance":{"type":"probe","provider":{"type":"python"}})"_s)}};
    QCOMPARE(needsOf(judged).programs, QStringList{u"chaos"_s});
}

void TestNeeds::wantsVariablesThatAreUsed()
{
    const Experiment experiment{
        .configuration = uR"({"zone":{"type":"env","key":"ZONE"},"x":{"type":"env","key":"X"},)"
                         uR"("d":{"type":"env","key":"D","default":"1"},"lit":"y"})"_s,
        .method = {
            step(uR"({"type":"process","path":"p","arguments":["$zone","${d}","$lit"]})"_s)}};
    QCOMPARE(needsOf(experiment).variables, QStringList{u"ZONE"_s});
}

void TestNeeds::wantsSecrets()
{
    const Experiment experiment{
        .secrets = uR"({"db":{"pin":{"type":"env","key":"DB_PIN"}},)"
                   uR"("k8s":{"t":{"type":"env","key":"K8S"}},"v":{"c":{"type":"vault"}}})"_s,
        .method = {step(uR"({"type":"http","url":"http://x","headers":{"A":"$pin $c $HOME"}})"_s),
                   step(uR"({"type":"python","secrets":["k8s"]})"_s)},
        .backOutPlan = {step(uR"({"type":"jenkins","secret":"JENKINS_TOKEN"})"_s)}};
    QCOMPARE(needsOf(experiment).secrets, (QStringList{u"DB_PIN"_s, u"K8S"_s, u"JENKINS_TOKEN"_s}));
}

void TestNeeds::wantsNothingForWhatIsTakenOut()
{
    Plan plan;
    plan.experiments = {{.key = u"a"_s, .method = {step(uR"({"type":"python"})"_s)}}};
    QCOMPARE(needsOf(plan).programs, QStringList{u"chaos"_s});
    plan.experiments[0].takenOut = u"next time"_s;
    QCOMPARE(needsOf(plan), StepNeeds());
}

void TestNeeds::namesWhatNobodyGetsAt()
{
    Experiment experiment{
        .configuration = uR"({"leader":{"type":"probe"},"n":{"type":"env","key":"N"}})"_s,
        .secrets = uR"({"v":{"c":{"type":"vault"}}})"_s,
        .method = {step(uR"({"type":"process","path":"p","arguments":["$n"]})"_s)}};
    QVERIFY(unusableNamesOf(experiment).isEmpty());
    experiment.backOutPlan = {
        step(uR"({"type":"process","path":"p","arguments":["$leader","$c"]})"_s)};
    QCOMPARE(unusableNamesOf(experiment).size(), 2);
}

QTEST_GUILESS_MAIN(TestNeeds)
#include "tst_needs.moc"
