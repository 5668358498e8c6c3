// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/day.h"
#include "models/day/entries.h"
#include "models/plan/planimport.h"
#include "tests/models/plan/randomplan.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

Plan somePlan()
{
    Plan plan;
    plan.day = {.title = u"Day"_s, .date = QDate(2026, 12, 8), .environment = u"stage"_s};
    plan.people = {{u"alice"_s, u"Alice"_s, {}}, {u"bob"_s, u"Bob"_s, {}}};
    plan.roles = {{u"scribe"_s, u"Scribe"_s}};
    plan.assignments = {{u"scribe"_s, u"alice"_s, {}}};
    plan.sources = {{.key = u"prom"_s, .url = u"http://p"_s}};
    plan.hosts = {{.key = u"web"_s}};
    plan.teams = {{u"sre"_s, u"SRE"_s}};
    plan.breaks = {{.key = u"lunch"_s, .after = u"a"_s}};
    plan.contacts = {{.key = u"ask"_s, .before = 1}};
    plan.buyIns = {{.key = u"board"_s}};
    plan.experiments = {{.key = u"a"_s, .title = u"A"_s},
                        {.key = u"b"_s, .title = u"B"_s},
                        {.key = u"c"_s, .title = u"C"_s}};
    return plan;
}

Day dayOf(const Plan &plan)
{
    Day day;
    for (Entry &entry : Entries::planned(plan))
        day.apply(entry.view());
    return day;
}

Plan merged(const Plan &before, const Plan &imported)
{
    Day day = dayOf(before);
    for (Entry &entry : mergeEntries(before, imported))
        day.apply(entry.view());
    return day.plan();
}

} // namespace

class TestPlanMerge : public QObject
{
    Q_OBJECT

private slots:
    void bringsAWholePlanIntoAnEmptyDay();
    void saysNothingWhenNothingDiffers();
    void namesOnlyWhatDiffers();
    void keepsWhatTheFileDoesNotName();
    void followsTheFilesOrder();
    void handsRolesOver();
    void takesACardsRolesFromTheFileAlone();
    void bringsAnyPlanIntoAnyOther();
};

void TestPlanMerge::bringsAWholePlanIntoAnEmptyDay()
{
    QCOMPARE(merged({}, somePlan()), somePlan());
}

void TestPlanMerge::saysNothingWhenNothingDiffers()
{
    QVERIFY(mergeEntries(somePlan(), somePlan()).empty());
    QVERIFY(mergeEntries(somePlan(), {}).empty());
}

void TestPlanMerge::namesOnlyWhatDiffers()
{
    Plan edited = somePlan();
    edited.experiments[1].title = u"B, edited"_s;
    edited.people[0].team = u"SRE"_s;
    edited.day.alternativeStaging = u"staging-2"_s;
    edited.contacts[0].doneOn = QDate(2026, 12, 7);
    const auto entries = mergeEntries(somePlan(), edited);
    std::vector<Kind> kinds;
    for (const Entry &entry : entries)
        kinds.push_back(entry.kind);
    QCOMPARE(kinds,
             (std::vector<Kind>{Kind::DayDescribed, Kind::PersonPlanned, Kind::ExperimentPlanned,
                                Kind::ContactPlanned}));
    QCOMPARE(entries[2].subject, std::string("b"));
    QCOMPARE(merged(somePlan(), edited), edited);
}

void TestPlanMerge::keepsWhatTheFileDoesNotName()
{
    Plan file;
    file.day.title = u"Renamed"_s;
    file.experiments = {{.key = u"d"_s, .title = u"D"_s}};
    const Plan after = merged(somePlan(), file);
    QCOMPARE(after.day.title, u"Renamed"_s);
    QCOMPARE(after.day.date, QDate(2026, 12, 8));
    QCOMPARE(after.day.environment, u"stage"_s);
    QCOMPARE(after.people, somePlan().people);
    QCOMPARE(after.experiments.size(), 4U);
}

void TestPlanMerge::followsTheFilesOrder()
{
    Plan file;
    file.experiments = {{.key = u"d"_s, .title = u"D"_s},
                        {.key = u"c"_s, .title = u"C"_s},
                        {.key = u"a"_s, .title = u"A"_s}};
    QStringList keys;
    for (const Experiment &experiment : merged(somePlan(), file).experiments)
        keys.push_back(experiment.key);
    QCOMPARE(keys, (QStringList{u"d"_s, u"c"_s, u"a"_s, u"b"_s}));
    QVERIFY(mergeEntries(merged(somePlan(), file), file).empty());
}

void TestPlanMerge::handsRolesOver()
{
    Plan file;
    file.assignments = {{u"scribe"_s, u"bob"_s, {}}};
    QCOMPARE(merged(somePlan(), file).assignments, file.assignments);
}

void TestPlanMerge::takesACardsRolesFromTheFileAlone()
{
    Plan before = somePlan();
    before.assignments = {{u"scribe"_s, u"alice"_s, {}},
                          {u"scribe"_s, u"bob"_s, u"a"_s},
                          {u"live-qa"_s, u"bob"_s, u"a"_s},
                          {u"scribe"_s, u"bob"_s, u"b"_s}};
    Plan file;
    file.experiments = {before.experiments[0]};
    file.assignments = {{u"live-qa"_s, u"alice"_s, u"a"_s}};
    const std::vector<Assignment> expected{{u"scribe"_s, u"alice"_s, {}},
                                           {u"scribe"_s, u"bob"_s, u"b"_s},
                                           {u"live-qa"_s, u"alice"_s, u"a"_s}};
    QCOMPARE(merged(before, file).assignments, expected);
}

void TestPlanMerge::bringsAnyPlanIntoAnyOther()
{
    for (quint32 seed = 1; seed <= 60; ++seed) {
        const Plan before = randomPlan(seed);
        const Plan imported = randomPlan(1000 + seed);
        const Plan after = merged(before, imported);
        QVERIFY2(mergeEntries(after, imported).empty(), QByteArray::number(seed));
        QVERIFY(imported.experiments.empty()
                || after.experiments.front() == imported.experiments.front());
    }
}

QTEST_GUILESS_MAIN(TestPlanMerge)
#include "tst_planmerge.moc"
