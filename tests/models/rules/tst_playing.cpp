// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/playing.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto commander = u"incident-commander"_s;
const auto scribe = u"scribe"_s;

Plan twoExperiments()
{
    Plan plan;
    plan.people = {{.key = u"al"_s}, {.key = u"bo"_s}, {.key = u"ca"_s}};
    plan.experiments = {{.key = u"a"_s, .timeBox = 10min}, {.key = u"b"_s, .slot = 5min}};
    plan.assignments = {{commander, u"al"_s, {}}, {scribe, u"bo"_s, {}}};
    return plan;
}

} // namespace

class TestPlaying : public QObject
{
    Q_OBJECT

private slots:
    void letsTheExperimentsOwnAssignmentGoFirst()
    {
        Plan plan = twoExperiments();
        plan.assignments.push_back({scribe, u"ca"_s, u"b"_s});
        QCOMPARE(playerOf(plan, scribe, plan.experiments[0]), u"bo"_s);
        QCOMPARE(playerOf(plan, scribe, plan.experiments[1]), u"ca"_s);
        QCOMPARE(playerOfDay(plan, scribe), u"bo"_s);
        QCOMPARE(playerOfDay(plan, u"timekeeper"_s), QString());
    }

    void takesTheDriverForTheExperimenter()
    {
        Plan plan = twoExperiments();
        plan.experiments[0].driver = u"ca"_s;
        QCOMPARE(playerOf(plan, u"experimenter"_s, plan.experiments[0]), u"ca"_s);
        plan.assignments.push_back({u"experimenter"_s, u"bo"_s, {}});
        QCOMPARE(playerOf(plan, u"experimenter"_s, plan.experiments[0]), u"bo"_s);
        QCOMPARE(playerOf(plan, commander, plan.experiments[0]), u"al"_s);
    }

    void addsUpWhatTheDayAsksOfEach()
    {
        Plan plan = twoExperiments();
        plan.assignments.push_back({scribe, u"al"_s, u"b"_s});
        plan.assignments.push_back({u"chaos-incident-commander"_s, u"al"_s, {}});
        plan.assignments.push_back({u"timekeeper"_s, u"zoe"_s, {}});
        const std::vector<Load> loads = loadsOf(plan);
        QCOMPARE(loads.size(), 4U);
        QCOMPARE(loads[0],
                 (Load{.person = u"al"_s,
                       .roles = {commander, u"chaos-incident-commander"_s},
                       .experiments = 2,
                       .time = 25min,
                       .clashes = {u"b"_s}}));
        QCOMPARE(loads[1],
                 (Load{.person = u"bo"_s, .roles = {scribe}, .experiments = 1, .time = 20min}));
        QCOMPARE(loads[2], (Load{.person = u"ca"_s}));
        QCOMPARE(loads[3].person, u"zoe"_s);
        QCOMPARE(loads[3].experiments, 2);
    }

    void countsNothingThatIsTakenOut()
    {
        Plan plan = twoExperiments();
        plan.experiments[0].takenOut = u"no"_s;
        QCOMPARE(loadsOf(plan)[0].experiments, 1);
    }
};

QTEST_GUILESS_MAIN(TestPlaying)
#include "tst_playing.moc"
