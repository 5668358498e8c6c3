// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"

#include <QStringList>

#include <algorithm>

namespace Chaos::PlanDifference {

/// The day's description with what a file says about it: a file may tell only part of the day, and
/// what it leaves at its default stays as it was.
[[nodiscard]] DayDescription mergedDay(DayDescription day, const DayDescription &imported);

/// Imported experiments in the file's order, before those that only the day has.
[[nodiscard]] QStringList mergedOrder(const Plan &before, const Plan &imported);

/// The order that the fold has after the experiments' own entries: new ones stand at the end.
[[nodiscard]] QStringList orderWithout(const Plan &before, const Plan &imported);

/// Who plays an assignment's role so far, or null.
[[nodiscard]] const Assignment *sameRole(const Plan &plan, const Assignment &assignment);

template<typename Value, typename Visit>
void visitKeyed(const std::vector<Value> &before, const std::vector<Value> &imported, Visit &visit)
{
    for (const Value &value : imported) {
        const auto found = std::ranges::find(before, value.key, &Value::key);
        const Value *old = found == before.end() ? nullptr : &*found;
        if (!old || *old != value)
            visit(old, value);
    }
}

/// Calls `visit(old, now)` for everything that an import changes, in the order of its entries: the
/// one walk behind the entries and their preview. `old` is null for what is new.
template<typename Visit>
void visitAll(const Plan &before, const Plan &imported, Visit visit)
{
    if (const DayDescription day = mergedDay(before.day, imported.day); day != before.day)
        visit(&before.day, day);
    visitKeyed(before.teams, imported.teams, visit);
    visitKeyed(before.people, imported.people, visit);
    visitKeyed(before.roles, imported.roles, visit);
    for (const Assignment &assignment : imported.assignments) {
        const Assignment *old = sameRole(before, assignment);
        if (!old || *old != assignment)
            visit(old, assignment);
    }
    visitKeyed(before.sources, imported.sources, visit);
    visitKeyed(before.hosts, imported.hosts, visit);
    visitKeyed(before.experiments, imported.experiments, visit);
    visitKeyed(before.breaks, imported.breaks, visit);
    visitKeyed(before.contacts, imported.contacts, visit);
    visitKeyed(before.buyIns, imported.buyIns, visit);
    const QStringList old = orderWithout(before, imported);
    if (const QStringList order = mergedOrder(before, imported); order != old)
        visit(&old, order);
}

} // namespace Chaos::PlanDifference
