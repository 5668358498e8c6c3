// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planimport.h"
#include "tests/models/plan/randomplan.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Plan somePlan()
{
    Plan plan;
    plan.day = {.title = u"First chaos day"_s};
    plan.assignments = {{u"scribe"_s, u"alice"_s, {}}};
    plan.experiments = {
        {.key = u"db"_s, .title = u"Checkout loses its database"_s, .timeBox = 10min},
        {.key = u"dns"_s, .title = u"DNS answers slowly"_s}};
    return plan;
}

QString linesOfAll(const Plan &before, const Plan &imported)
{
    QStringList lines;
    for (const PlanChange &change : planChanges(before, imported))
        lines += linesOf(change);
    return lines.join(u'\n');
}

} // namespace

class TestPlanChanges : public QObject
{
    Q_OBJECT

private slots:
    void saysNothingWhenNothingDiffers();
    void namesTheFieldsThatDiffer();
    void tellsWhatIsNewInOneLine();
    void tellsOfRolesAndOrder();
    void tellsTheFieldThatGoesAway();
    void tellsListsApartThatReadAlike();
    void keepsForeignTextOnItsLine();
    void makesOneChangeAnEntry();
};

void TestPlanChanges::saysNothingWhenNothingDiffers()
{
    QVERIFY(planChanges(somePlan(), somePlan()).empty());
    QVERIFY(planChanges(somePlan(), {}).empty());
}

void TestPlanChanges::namesTheFieldsThatDiffer()
{
    Plan edited = somePlan();
    edited.day.date = QDate(2026, 12, 8);
    edited.experiments[0].timeBox = 5min;
    edited.experiments[0].backOutPlan = byHand({u"re-attach the disk"_s, u"restart"_s});
    edited.experiments[0].risk = {.likelihood = Level::Low, .impact = Level::High};
    const auto changes = planChanges(somePlan(), edited);
    QCOMPARE(changes.size(), 2U);
    QCOMPARE(changes[0].kind, Kind::DayDescribed);
    QCOMPARE(changes[0].key, QString());
    QCOMPARE(changes[1].kind, Kind::ExperimentPlanned);
    QCOMPARE(changes[1].key, u"db"_s);
    QVERIFY(!changes[1].isNew);
    QCOMPARE(changes[1].fields,
             (std::vector<PlanChange::Field>{
                 {u"risk"_s, {}, u"likelihood: low, impact: high, reach: staging"_s},
                 {u"time_box"_s, u"10m"_s, u"5m"_s},
                 {u"back_out_plan"_s, {}, u"re-attach the disk; restart"_s}}));
    QVERIFY(linesOfAll(somePlan(), edited)
                .startsWith(u"the day's description\n    date: nothing → 2026-12-08\n"
                            "experiment db\n"_s));
}

void TestPlanChanges::tellsWhatIsNewInOneLine()
{
    Plan edited = somePlan();
    edited.teams = {{u"sre"_s, u"SRE"_s}};
    edited.contacts = {{.key = u"ask"_s}};
    QCOMPARE(linesOfAll(somePlan(), edited), u"team sre, new\ntelling people: ask, new"_s);
}

void TestPlanChanges::tellsOfRolesAndOrder()
{
    Plan edited = somePlan();
    std::swap(edited.experiments[0], edited.experiments[1]);
    edited.assignments = {{u"scribe"_s, u"bob"_s, {}}, {u"scribe"_s, u"carol"_s, u"db"_s}};
    QCOMPARE(linesOfAll(somePlan(), edited),
             u"who plays scribe\n    person: alice → bob\nwho plays scribe in db, new\n"
             "the order of the queue\n    experiments: db, dns → dns, db"_s);
}

void TestPlanChanges::tellsTheFieldThatGoesAway()
{
    Plan edited = somePlan();
    edited.experiments[0].timeBox = Micros(0);
    QCOMPARE(linesOfAll(somePlan(), edited), u"experiment db\n    time_box: 10m → nothing"_s);
}

void TestPlanChanges::tellsListsApartThatReadAlike()
{
    Plan before = somePlan();
    Plan edited = somePlan();
    before.experiments[0].backOutPlan = byHand({u"a; b"_s});
    edited.experiments[0].backOutPlan = byHand({u"a"_s, u"b"_s});
    const auto changes = planChanges(before, edited);
    QCOMPARE(changes.size(), 1U);
    QCOMPARE(changes[0].fields.size(), 1U);
}

void TestPlanChanges::keepsForeignTextOnItsLine()
{
    Plan edited = somePlan();
    edited.day.notes = u"a\nb\x1b[31m\u202E"_s + QString(1000, u'x');
    const auto changes = planChanges(somePlan(), edited);
    const QStringList lines = linesOf(changes[0]);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[1].startsWith(u"    notes: nothing → a b [31m "));
    QVERIFY(lines[1].size() < 120);
}

void TestPlanChanges::makesOneChangeAnEntry()
{
    for (quint32 seed = 1; seed <= 60; ++seed) {
        const Plan before = randomPlan(seed);
        const Plan imported = randomPlan(seed % 2 ? seed : seed + 1000);
        const auto entries = mergeEntries(before, imported);
        const auto changes = planChanges(before, imported);
        QCOMPARE(changes.size(), entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            QCOMPARE(changes[i].kind, entries[i].kind);
            QVERIFY2(!changes[i].fields.empty(), qPrintable(changes[i].title));
        }
    }
}

QTEST_GUILESS_MAIN(TestPlanChanges)
#include "tst_planchanges.moc"
