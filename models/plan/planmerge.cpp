// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planfile.h"

#include "models/day/entries.h"

#include <algorithm>

namespace Chaos {

namespace {

template<typename Value>
void addDifferent(std::vector<Entry> &entries, const std::vector<Value> &before,
                  const std::vector<Value> &imported)
{
    for (const Value &value : imported) {
        const auto old = std::ranges::find(before, value.key, &Value::key);
        if (old == before.end() || *old != value)
            entries.push_back(Entries::planned(value));
    }
}

/// A file may tell only part of the day: what it leaves at its default stays as it was.
DayDescription mergedDay(DayDescription day, const DayDescription &imported)
{
    const DayDescription usual;
    if (!imported.title.isEmpty())
        day.title = imported.title;
    if (imported.date.isValid())
        day.date = imported.date;
    if (imported.from.isValid())
        day.from = imported.from;
    if (imported.to.isValid())
        day.to = imported.to;
    if (imported.environment != usual.environment)
        day.environment = imported.environment;
    if (!imported.notes.isEmpty())
        day.notes = imported.notes;
    return day;
}

/// Imported experiments in the file's order, before those that only the day has.
QStringList mergedOrder(const Plan &before, const Plan &imported)
{
    QStringList order;
    for (const Experiment &experiment : imported.experiments)
        order.push_back(experiment.key);
    for (const Experiment &experiment : before.experiments) {
        if (!order.contains(experiment.key))
            order.push_back(experiment.key);
    }
    return order;
}

/// The order that the fold has after the experiments' own entries: new ones stand at the end.
QStringList orderWithout(const Plan &before, const Plan &imported)
{
    QStringList order;
    for (const Experiment &experiment : before.experiments)
        order.push_back(experiment.key);
    for (const Experiment &experiment : imported.experiments) {
        if (!order.contains(experiment.key))
            order.push_back(experiment.key);
    }
    return order;
}

} // namespace

std::vector<Entry> mergeEntries(const Plan &before, const Plan &imported)
{
    std::vector<Entry> entries;
    if (const DayDescription day = mergedDay(before.day, imported.day); day != before.day)
        entries.push_back(Entries::described(day));
    addDifferent(entries, before.people, imported.people);
    addDifferent(entries, before.roles, imported.roles);
    for (const Assignment &assignment : imported.assignments) {
        if (std::ranges::find(before.assignments, assignment) == before.assignments.end())
            entries.push_back(Entries::assigned(assignment));
    }
    addDifferent(entries, before.sources, imported.sources);
    addDifferent(entries, before.hosts, imported.hosts);
    addDifferent(entries, before.experiments, imported.experiments);
    const QStringList order = mergedOrder(before, imported);
    if (order != orderWithout(before, imported))
        entries.push_back(Entries::ordered(order));
    return entries;
}

} // namespace Chaos
