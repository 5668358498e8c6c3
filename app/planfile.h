// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/plan/planimport.h"

#include <QString>

namespace Chaos {

/// Reads what a file brings to a day. A failure names file, line and field, or why the file cannot
/// be read.
[[nodiscard]] Outcome<PlanImport> readImportFile(const QString &path);

/// Reads a plan from disk. A failure names file, line and field, or why the file cannot be read; of
/// a Chaos Toolkit experiment it says how that is taken into a day.
[[nodiscard]] Outcome<Plan> readPlanFile(const QString &path);

/// A plan as the text of a file, after it was read back and found the same: what a file cannot hold
/// is told, never left out.
[[nodiscard]] Outcome<QByteArray> writePlanFile(const Plan &plan);

} // namespace Chaos
