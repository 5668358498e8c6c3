// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/starterplan.h"

// Before Outcome's Done: g++ 12 takes the scoped enumerator of that name for one that shadows it.
#include "models/rules/schedule.h"

#include "app/daywriter.h"
#include "models/plan/planfile.h"
#include "models/rules/readiness.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

Plan starter(const QString &title, QDate date = {})
{
    const auto plan = readPlan(starterPlan(title, date), u"starter.yaml"_s);
    if (!plan)
        qFatal("%s", qPrintable(plan.failure().detail));
    return *plan;
}

} // namespace

class TestStarterPlan : public QObject
{
    Q_OBJECT

private slots:
    void isAPlanWithTheCustomarySchedule();
    void hasTheHoursOfADayThatIsMadeInTheWindow();
    void takesAnyTitle();
    void leavesTheDateToBeFilledIn();
    void tellsItsOwnHoles();
};

void TestStarterPlan::isAPlanWithTheCustomarySchedule()
{
    const Plan plan = starter(u"Second chaos day"_s, QDate(2027, 3, 2));
    QCOMPARE(plan.day.title, u"Second chaos day"_s);
    QCOMPARE(plan.day.date, QDate(2027, 3, 2));
    QCOMPARE(plan.contacts, customaryContacts());
    QCOMPARE(plan.experiments.size(), 1U);
    QVERIFY(starterPlan(plan.day.title, plan.day.date).count("\n#") > 10);
}

void TestStarterPlan::hasTheHoursOfADayThatIsMadeInTheWindow()
{
    const DayDescription written = starter(u"Day"_s).day;
    const DayDescription made = newDay(u"Day"_s).day;
    QCOMPARE(written.from, QTime(9, 30));
    QCOMPARE(written.to, QTime(17, 0));
    QCOMPARE(made.from, written.from);
    QCOMPARE(made.to, written.to);
}

void TestStarterPlan::takesAnyTitle()
{
    for (const QString &title : {u"a: b # c"_s, u"%1 %2 %3"_s, u"\"day\"\nof {date}"_s, u"no"_s})
        QCOMPARE(starter(title).day.title, title);
}

void TestStarterPlan::leavesTheDateToBeFilledIn()
{
    QVERIFY(!starter(u"Day"_s).day.date.isValid());
    QVERIFY(starterPlan(u"Day"_s, {}).contains("\ndate: \n"));
}

void TestStarterPlan::tellsItsOwnHoles()
{
    const Plan plan = starter(u"Day"_s);
    const auto concerns = concernsOf(plan, plan.experiments.front());
    QStringList rules;
    for (const Concern &concern : concerns) {
        if (concern.severity == Severity::Hole)
            rules.push_back(QString::fromLatin1(wordIn(readinessRuleWords, concern.rule).data()));
    }
    for (const auto &rule : {u"no_hypothesis"_s, u"no_expected_alert"_s, u"no_method"_s,
                             u"no_back_out_plan"_s, u"no_reset_criteria"_s, u"role_not_filled"_s})
        QVERIFY2(rules.contains(rule), qPrintable(rule));
}

QTEST_GUILESS_MAIN(TestStarterPlan)
#include "tst_starterplan.moc"
