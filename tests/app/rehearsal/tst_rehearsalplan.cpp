// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/fault.h"
#include "app/rehearsal/rehearsalplan.h"
#include "models/rules/pastday.h"
#include "models/rules/readiness.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestRehearsalPlan : public QObject
{
    Q_OBJECT

private slots:
    void liesWhereTheStagingIs();
    void hasNoHoles();
    void breaksOnlyWhatThereIs();
    void namesOnlyAlertsThatCanBeRaised();
    void isRefusedForAnIncompleteStaging();

private:
    const Staging::Ports m_ports{{{u"checkout"_s, 1001},
                                  {u"cart"_s, 1002},
                                  {u"search"_s, 1003},
                                  {u"payments"_s, 1004},
                                  {u"mail"_s, 1005}},
                                 1006};
    const QDate m_date{2026, 12, 8};
};

void TestRehearsalPlan::liesWhereTheStagingIs()
{
    const auto plan = rehearsalPlan(m_ports, m_date);
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.failure().detail));
    QCOMPARE(plan->day.date, m_date);
    QCOMPARE(plan->host(u"search"_s)->probe.address, u"http://127.0.0.1:1003/"_s);
    QCOMPARE(plan->source(u"on-call"_s)->url, u"127.0.0.1:1006"_s);
    QCOMPARE(plan->experiments.size(), std::size_t(6));
    QCOMPARE(plan->people.size(), std::size_t(5));
    QVERIFY(isRehearsal(*plan));
}

void TestRehearsalPlan::hasNoHoles()
{
    const auto plan = rehearsalPlan(m_ports, m_date);
    for (const Experiment &experiment : plan->experiments)
        QCOMPARE(holesIn(concernsOf(*plan, experiment)), 0);
}

void TestRehearsalPlan::breaksOnlyWhatThereIs()
{
    const auto plan = rehearsalPlan(m_ports, m_date);
    for (const Experiment &experiment : plan->experiments) {
        QVERIFY(plan->person(experiment.driver));
        for (const PlannedStep &step : experiment.method) {
            QVERIFY(step.provider == PlannedStep::Provider::Staging);
            QVERIFY(m_ports.services.contains(step.target));
            QVERIFY2(Fault::read(step.fault), qPrintable(step.fault));
        }
    }
}

void TestRehearsalPlan::namesOnlyAlertsThatCanBeRaised()
{
    const auto plan = rehearsalPlan(m_ports, m_date);
    QStringList raised;
    for (const StagingHost &host : plan->hosts) {
        for (const ProbeRule &rule : host.rules)
            raised.append(rule.name);
    }
    for (const Experiment &experiment : plan->experiments) {
        for (const ExpectedAlert &expected : experiment.expectedAlerts)
            QVERIFY2(raised.contains(expected.alert.name), qPrintable(expected.alert.name));
        for (const NamedAlert &guard : experiment.guardAlerts)
            QVERIFY2(raised.contains(guard.name), qPrintable(guard.name));
    }
}

void TestRehearsalPlan::isRefusedForAnIncompleteStaging()
{
    QVERIFY(!rehearsalPlan({{{u"cart"_s, 1002}}, 1006}, m_date));
}

QTEST_GUILESS_MAIN(TestRehearsalPlan)
#include "tst_rehearsalplan.moc"
