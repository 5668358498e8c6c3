// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/grouping.h"

#include "models/rules/dayplan.h"
#include "models/rules/surroundings.h"

#include <QHash>

#include <algorithm>

namespace Chaos {

namespace {

Likely areOne(const ExpectedGroup &a, const ExpectedGroup &b)
{
    if (a.route != b.route || a.teller != b.teller || a.values != b.values)
        return Likely::No;
    const bool isKnown = std::ranges::all_of(
        a.values, [](const std::optional<std::string> &value) { return value.has_value(); });
    return isKnown ? Likely::Yes : a.alert == b.alert ? Likely::Maybe : Likely::No;
}

} // namespace

std::vector<ExpectedGroup> expectedGroupsOf(const Surroundings &around, const NamedAlert &named)
{
    std::vector<ExpectedGroup> groups;
    for (const auto &alert : around.alertsLike(named)) {
        for (const Surroundings::Teller *teller : around.tellersOf(alert, named)) {
            for (const TakenRoute &taken : routesFor(teller->root, alert.labels)) {
                if (!taken.isCertain || taken.route->receiver.empty() || taken.route->groupsByAll)
                    continue;
                ExpectedGroup group{.alert = named.name,
                                    .teller = teller->key,
                                    .route = taken.route,
                                    .staysFor =
                                        alert.rule->keepFiringFor + taken.route->groupInterval};
                for (const std::string &name : taken.route->groupBy) {
                    const std::string *value = alert.labels.find(name);
                    group.values.push_back(value ? std::optional(*value) : std::nullopt);
                }
                groups.push_back(std::move(group));
            }
        }
    }
    return groups;
}

std::vector<GroupedSlot> groupedSlotsOf(const Surroundings &around)
{
    std::vector<GroupedSlot> day;
    if (!around.knowsWhoIsTold())
        return day;
    QHash<QString, const Experiment *> experiments;
    for (const Experiment &experiment : around.plan().experiments)
        experiments.insert(experiment.key, &experiment);
    for (const PlannedSlot &planned : dayPlanOf(around.plan())) {
        const Experiment *experiment = experiments.value(planned.experiment);
        if (!experiment)
            continue;
        const Micros spare = std::max(Micros(0), planned.length - experiment->timeBox);
        GroupedSlot slot{.experiment = experiment->key,
                         .title = experiment->title,
                         .trigger = planned.from + spare / 2,
                         .end = planned.from + spare / 2 + experiment->timeBox};
        for (const ExpectedAlert &expected : experiment->expectedAlerts) {
            for (const ExpectedGroup &group : around.groupsOf(expected.alert))
                slot.groups.push_back(&group);
        }
        day.push_back(std::move(slot));
    }
    return day;
}

std::optional<TooClose> tooCloseBefore(const std::vector<GroupedSlot> &day,
                                       const QString &experiment)
{
    const auto at = std::ranges::find(day, experiment, &GroupedSlot::experiment);
    if (at == day.end())
        return {};
    for (auto before = at; before != day.begin();) {
        --before;
        TooClose found{.before = &*before, .gap = at->trigger - before->end};
        for (const ExpectedGroup *open : before->groups) {
            for (const ExpectedGroup *joining : at->groups) {
                const Likely isSure =
                    found.gap < open->staysFor ? areOne(*open, *joining) : Likely::No;
                if (isSure <= found.isSure)
                    continue;
                found.open = open;
                found.joining = joining;
                found.isSure = isSure;
            }
        }
        if (found.open)
            return found;
    }
    return {};
}

} // namespace Chaos
