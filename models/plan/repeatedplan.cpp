// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/repeatedplan.h"

#include <algorithm>

namespace Chaos {

namespace {

template<typename Value>
bool hasKey(const std::vector<Value> &values, const QString &key)
{
    return std::ranges::find(values, key, &Value::key) != values.end();
}

/// One part of a plan, of which `wanted` are brought where they are missing.
template<typename Value, typename Wanted>
void bring(Plan &part, const Plan &before, const Plan &from, std::vector<Value> Plan::*values,
           Wanted wanted)
{
    for (const Value &value : from.*values) {
        if (wanted(value.key) && !hasKey(part.*values, value.key)
            && !hasKey(before.*values, value.key))
            (part.*values).push_back(value);
    }
}

} // namespace

bool addRepeated(Plan &part, const Plan &before, const Plan &from, const QString &experiment)
{
    const Experiment *planned = from.experiment(experiment);
    if (!planned || part.experiment(experiment) || before.experiment(experiment))
        return false;
    Experiment again = *planned;
    again.takenOut.clear();
    QStringList people{again.driver, again.reviewedBy, again.risk.acceptedBy};
    QStringList roles;
    for (const Assignment &one : from.assignments) {
        if (one.experiment != experiment)
            continue;
        part.assignments.push_back(one);
        people << one.person;
        roles << one.role;
    }
    const auto all = [](const QString &) { return true; };
    const auto among = [](const QStringList &keys) {
        return [&keys](const QString &key) { return keys.contains(key); };
    };
    bring(part, before, from, &Plan::people, among(people));
    QStringList teams{again.team};
    for (const Person &person : part.people)
        teams << person.team;
    bring(part, before, from, &Plan::teams, among(teams));
    // A plan that names no roles has the customary ones, and would have these alone then.
    if (!before.roles.empty() || !part.roles.empty())
        bring(part, before, from, &Plan::roles, among(roles));
    bring(part, before, from, &Plan::sources, all); // also those that tell who was paged
    bring(part, before, from, &Plan::hosts, all);
    part.experiments.push_back(std::move(again));
    return true;
}

} // namespace Chaos
