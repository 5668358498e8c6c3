// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampledays.h"
#include "models/day/entries.h"
#include "models/plan/planfile.h"
#include "models/report/readinesstext.h"
#include "models/rules/dayplan.h"
#include "models/rules/readiness.h"

#include <QTest>

#include <set>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDate twoWeeksBefore(2026, 11, 24);

Plan firstChaosDay()
{
    const auto plan = readPlan(sampleDay(u"first-chaos-day"_s), u"first-chaos-day.yaml"_s);
    if (!plan)
        qFatal("%s", qPrintable(plan.failure().detail));
    return *plan;
}

std::vector<Concern> concernsOf(const Plan &plan)
{
    Day day;
    for (Entry &entry : Entries::planned(plan))
        day.apply(entry.view());
    return readinessOf(day, twoWeeksBefore);
}

QString holesOf(const std::vector<Concern> &concerns)
{
    QStringList holes;
    for (const Concern &concern : concerns) {
        if (concern.severity == Severity::Hole)
            holes.push_back(concern.experiment + u": "_s
                            + QString::fromLatin1(wordIn(readinessRuleWords, concern.rule).data()));
    }
    return holes.join(u'\n');
}

Experiment &experiment(Plan &plan, const QString &key)
{
    return *std::ranges::find(plan.experiments, key, &Experiment::key);
}

/// What the teams do in the two weeks that are left.
void mend(Plan &plan)
{
    plan.day.to = QTime(18, 40);
    experiment(plan, u"search-disk"_s).resetCriteria = byHand({u"/var of search-2 is 40 % full"_s});
    Experiment &socket = experiment(plan, u"websocket-1011"_s);
    socket.backOutCriteria = {u"no dashboard can connect for 2 min"_s};
    socket.resetCriteria = byHand({u"the number of open sockets is as before"_s});
    experiment(plan, u"dns-slow"_s).hypothesis = u"DnsSlow fires before the first timeout"_s;
    experiment(plan, u"queue-stuck"_s).method = {{.text = u"stop order-worker on queue-1"_s}};
    experiment(plan, u"disk-iops"_s).timeBox = 12min;
    experiment(plan, u"cdn-origin"_s).risk.acceptedBy = u"alice"_s;
    experiment(plan, u"login-down"_s).backOutPlan = byHand({u"start keycloak on id-1"_s});
    experiment(plan, u"search-split"_s).risk = {.likelihood = Level::Low, .impact = Level::Low};
    Experiment &lag = experiment(plan, u"consumer-lag"_s);
    lag.kind = ExperimentKind::SystemTest;
    lag.steadyStates = {{.title = u"Stock answers"_s, .host = u"shop"_s, .atMost = 400}};
    experiment(plan, u"cache-cold"_s).steadyStates = {
        {.title = u"The shop answers"_s, .host = u"shop"_s, .atMost = 1000}};
    experiment(plan, u"load-double"_s).timeBox = 8min;
    for (ExpectedAlert &expected : experiment(plan, u"log-flood"_s).expectedAlerts)
        expected.alert.source = u"prom"_s;
    experiment(plan, u"deploy-broken"_s).driver = u"carol"_s;
    experiment(plan, u"refund-stuck"_s).steadyStates.front().host = u"payments"_s;
}

} // namespace

/// The sample is a day like the first one: to be written, checked, mended and run.
class TestFirstChaosDay : public QObject
{
    Q_OBJECT

private slots:
    void putsFortyAlertsToTheTest();
    void hasHolesInFourteenExperiments();
    void isLongerThanItsWindow();
    void takesOutWhatCouldReachCustomers();
    void isMendedToNoHoleAtAll();
};

void TestFirstChaosDay::putsFortyAlertsToTheTest()
{
    const Plan plan = firstChaosDay();
    std::set<QString> alerts;
    int performed = 0;
    for (const Experiment &one : plan.experiments) {
        performed += one.takenOut.isEmpty();
        for (const ExpectedAlert &expected : one.expectedAlerts) {
            if (one.takenOut.isEmpty())
                alerts.insert(expected.alert.name);
        }
    }
    QCOMPARE(performed, 40);
    QCOMPARE(alerts.size(), 40U);
    QCOMPARE(plan.people.size(), 5U);
    QCOMPARE(plan.contacts.size(), 7U);
}

void TestFirstChaosDay::hasHolesInFourteenExperiments()
{
    const auto concerns = concernsOf(firstChaosDay());
    QVERIFY2(experimentsWithHoles(concerns) == 14, qPrintable(holesOf(concerns)));
    std::set<ReadinessRule> kinds;
    for (const Concern &concern : concerns) {
        if (concern.severity == Severity::Hole && !concern.experiment.isEmpty())
            kinds.insert(concern.rule);
    }
    QVERIFY2(kinds.size() >= 13, qPrintable(holesOf(concerns)));
}

void TestFirstChaosDay::isLongerThanItsWindow()
{
    QCOMPARE(overrunOf(firstChaosDay()), std::optional<Micros>(70min));
}

void TestFirstChaosDay::takesOutWhatCouldReachCustomers()
{
    Plan plan = firstChaosDay();
    QCOMPARE(experiment(plan, u"notify-customers"_s).takenOut, u"could reach real customers"_s);
    experiment(plan, u"notify-customers"_s).takenOut.clear();
    QCOMPARE(experimentsWithHoles(concernsOf(plan)), 15);
}

void TestFirstChaosDay::isMendedToNoHoleAtAll()
{
    Plan plan = firstChaosDay();
    mend(plan);
    const auto mended = readPlan(writePlan(plan), u"mended.yaml"_s);
    QVERIFY2(mended, mended ? "" : qPrintable(mended.failure().detail));
    const auto concerns = concernsOf(*mended);
    QVERIFY2(holesIn(concerns) == 0, qPrintable(holesOf(concerns)));
    QVERIFY(!concerns.empty()); // warnings remain: no alternative staging, a way back never gone
}

QTEST_GUILESS_MAIN(TestFirstChaosDay)
#include "tst_firstchaosday.moc"
