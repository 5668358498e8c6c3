// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/planimport.h"

#include <QStringList>

#include <algorithm>

namespace Chaos::PlanDifference {

/// Calls `visit(name, member)` for every field of the day itself.
void visitDayFields(auto visit)
{
    visit(QStringLiteral("title"), &DayDescription::title);
    visit(QStringLiteral("date"), &DayDescription::date);
    visit(QStringLiteral("from"), &DayDescription::from);
    visit(QStringLiteral("to"), &DayDescription::to);
    visit(QStringLiteral("environment"), &DayDescription::environment);
    visit(QStringLiteral("alternative_staging"), &DayDescription::alternativeStaging);
    visit(QStringLiteral("production"), &DayDescription::production);
    visit(QStringLiteral("notes"), &DayDescription::notes);
}

/// An import that says all that it does in its plan: an experiment becomes the card that it makes
/// in that day, and `notes`, where they are wanted, what it has no place for.
[[nodiscard]] PlanImport inWords(const PlanImport &import, const Plan &before,
                                 QStringList *notes = nullptr);

/// The day itself with those fields that a file has. A file may tell only part of the day.
[[nodiscard]] DayDescription mergedDay(DayDescription day, const PlanImport &import);

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

/// Who plays which role. An experiment that is imported keeps no role that it does not name.
template<typename Visit>
void visitAssignments(const Plan &before, const Plan &imported, Visit &visit)
{
    for (const Assignment &old : before.assignments) {
        if (imported.experiment(old.experiment) && !sameRole(imported, old))
            visit(&old, Assignment{.role = old.role, .experiment = old.experiment});
    }
    for (const Assignment &assignment : imported.assignments) {
        const Assignment *old = sameRole(before, assignment);
        if (!old || *old != assignment)
            visit(old, assignment);
    }
}

/// Calls `visit(old, now)` for everything that an import in words changes, in the order of its
/// entries: the one walk behind the entries and their preview. `old` is null for what is new.
template<typename Visit>
void visitAll(const Plan &before, const PlanImport &import, Visit visit)
{
    const Plan &imported = import.plan;
    if (const DayDescription day = mergedDay(before.day, import); day != before.day)
        visit(&before.day, day);
    visitKeyed(before.teams, imported.teams, visit);
    visitKeyed(before.people, imported.people, visit);
    visitKeyed(before.roles, imported.roles, visit);
    visitAssignments(before, imported, visit);
    visitKeyed(before.sources, imported.sources, visit);
    visitKeyed(before.hosts, imported.hosts, visit);
    visitKeyed(before.proxies, imported.proxies, visit);
    visitKeyed(before.experiments, imported.experiments, visit);
    visitKeyed(before.breaks, imported.breaks, visit);
    visitKeyed(before.contacts, imported.contacts, visit);
    visitKeyed(before.buyIns, imported.buyIns, visit);
    const QStringList old = orderWithout(before, imported);
    if (const QStringList order = mergedOrder(before, imported); order != old)
        visit(&old, order);
}

} // namespace Chaos::PlanDifference
