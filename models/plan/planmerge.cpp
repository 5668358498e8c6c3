// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planimport.h"

#include "models/day/entries.h"
#include "models/plan/plandifference.h"

namespace Chaos {

namespace {

/// Makes the entry of each difference.
struct EntryMaker
{
    std::vector<Entry> &entries;

    void operator()(const DayDescription *, const DayDescription &day) const
    {
        entries.push_back(Entries::described(day));
    }
    void operator()(const Assignment *, const Assignment &assignment) const
    {
        entries.push_back(Entries::assigned(assignment));
    }
    void operator()(const QStringList *, const QStringList &order) const
    {
        entries.push_back(Entries::ordered(order));
    }
    template<typename Value>
    void operator()(const Value *, const Value &value) const
    {
        entries.push_back(Entries::planned(value));
    }
};

QStringList keysOf(const std::vector<Experiment> &experiments)
{
    QStringList keys;
    for (const Experiment &experiment : experiments)
        keys.push_back(experiment.key);
    return keys;
}

QStringList joined(QStringList keys, const QStringList &others)
{
    for (const QString &key : others) {
        if (!keys.contains(key))
            keys.push_back(key);
    }
    return keys;
}

} // namespace

DayDescription PlanDifference::mergedDay(DayDescription day, const PlanImport &import)
{
    visitDayFields([&](const QString &name, auto field) {
        if (import.said.contains(name))
            day.*field = import.plan.day.*field;
    });
    return day;
}

QStringList PlanDifference::mergedOrder(const Plan &before, const Plan &imported)
{
    return joined(keysOf(imported.experiments), keysOf(before.experiments));
}

QStringList PlanDifference::orderWithout(const Plan &before, const Plan &imported)
{
    return joined(keysOf(before.experiments), keysOf(imported.experiments));
}

const Assignment *PlanDifference::sameRole(const Plan &plan, const Assignment &assignment)
{
    const auto it = std::ranges::find_if(plan.assignments, [&](const Assignment &other) {
        return other.role == assignment.role && other.experiment == assignment.experiment;
    });
    return it == plan.assignments.end() ? nullptr : &*it;
}

std::vector<Entry> mergeEntries(const Plan &before, const PlanImport &import)
{
    std::vector<Entry> entries;
    PlanDifference::visitAll(before, PlanDifference::inWords(import, before), EntryMaker{entries});
    return entries;
}

} // namespace Chaos
