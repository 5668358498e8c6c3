// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planfile.h"
#include "models/rules/coverage.h"
#include "models/rules/readiness.h"
#include "models/rules/surroundings.h"
#include "tests/bench/bench.h"
#include "tests/bench/readiness/planeditbench.h"

#include <yaml-cpp/yaml.h>

using namespace Qt::StringLiterals;

namespace Chaos::Bench {

/// All readiness rules for all experiments, and the inventory of all alerts, against parsing the
/// file of the same plan: once as the program reads it, and once by yaml-cpp alone.
std::vector<BenchResult> readinessBench(const Options &options)
{
    const Width width = options.quick ? Width{.experiments = 50, .rules = 500} : Width{};
    const Plan plan = widePlan(width);
    const Day day = wideDay(plan, width);
    const QByteArray file = writePlan(plan);
    const std::string text = file.toStdString();
    const QDate today(2026, 11, 25);

    std::size_t found = 0;
    std::size_t listed = 0;
    const auto [rules, inventory, whole, bare] = interleave(
        options.quick ? 3 : 15, [&] { found = readinessOf(Surroundings(day), today).size(); },
        [&] { listed = coverageOf(Surroundings(day), {}).size(); },
        [&] {
            if (const auto read = readPlan(file, u"wide.yaml"_s); !read || *read != plan)
                qFatal("The plan is not read as it was written.");
        },
        [&] {
            if (!YAML::Load(text).IsMap())
                qFatal("The plan is no map.");
        });
    const QString what = u"%L1 experiments × %L2 rules"_s.arg(width.experiments).arg(width.rules);
    const auto result = [&](const QString &name, const Samples &ours, const QString &floorName,
                            const Samples &floor) {
        return BenchResult::atMost(1, name, ours.median() / 1000, floorName, floor.median() / 1000,
                                   u"ms"_s);
    };
    auto readiness =
        result(u"readiness of "_s + what, rules, u"reading the same plan file"_s, whole);
    readiness.note = u"%L1 concerns, file of %L2 KB"_s.arg(found).arg(file.size() / 1024);
    auto coverage = result(u"inventory of %L1 alerts"_s.arg(listed), inventory,
                           u"reading the same plan file"_s, whole);
    std::vector<BenchResult> results{
        readiness, result(u"readiness of "_s + what, rules, u"yaml-cpp alone on that file"_s, bare),
        coverage};
    std::ranges::move(planEditBench(day, width, options.quick), std::back_inserter(results));
    return results;
}

} // namespace Chaos::Bench
