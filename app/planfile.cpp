// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/planfile.h"

#include "models/plan/planfile.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <tuple>

namespace Chaos {

namespace {
/// A little above what the reader takes, so that it is the reader that says "too large".
constexpr qint64 mostBytes = 5 * 1024 * 1024;

constexpr char forEditors[] =
    "# Editors complete this with the schema that chaosroom plan schema prints.\n"
    "# yaml-language-server: $schema=plan.schema.json\n";

/// Their order has no meaning, and a file has one of its own.
Plan withSortedAssignments(Plan plan)
{
    std::ranges::sort(plan.assignments, {}, [](const Assignment &assignment) {
        return std::tie(assignment.experiment, assignment.role);
    });
    return plan;
}

/// The bytes of a file that may hold a plan, a little more at most than a reader takes.
Outcome<QByteArray> planFileBytes(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Failure{Failure::Kind::NotFound,
                       QCoreApplication::translate("PlanFile", "%1 cannot be read: %2.")
                           .arg(path, file.errorString())};
    }
    return file.read(mostBytes);
}

} // namespace

Outcome<PlanImport> readImportFile(const QString &path)
{
    const auto bytes = planFileBytes(path);
    if (!bytes)
        return bytes.failure();
    return readImport(*bytes, path);
}

Outcome<Plan> readPlanFile(const QString &path)
{
    auto import = readImportFile(path);
    if (!import)
        return import.failure();
    if (import->experiment) {
        return Failure{Failure::Kind::BadInput,
                       QCoreApplication::translate(
                           "PlanFile",
                           "%1 is a Chaos Toolkit experiment: one card, not a whole day. Take it "
                           "into one with: chaosroom plan import FILE --into DAY")
                           .arg(path)};
    }
    return std::move(import->plan);
}

Outcome<QByteArray> writePlanFile(const Plan &plan)
{
    const QByteArray text = forEditors + writePlan(plan);
    const auto again = readPlan(text, plan.day.title);
    if (again && withSortedAssignments(*again) == withSortedAssignments(plan))
        return text;
    const QString why = again
        ? QCoreApplication::translate("PlanFile", "what it says would read back differently.")
        : again.failure().detail;
    return Failure{Failure::Kind::BadInput,
                   QCoreApplication::translate(
                       "PlanFile", "This day holds what a plan file cannot. Mend it first:\n%1")
                       .arg(why)};
}

} // namespace Chaos
