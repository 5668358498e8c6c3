// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/planparts.h"

/// Steps in a plan file: a line of text for people, or an activity of the Chaos Toolkit as it
/// stands in that one's own files, with three fields of ours: `on`, `until` and `undo`.
namespace Chaos::PlanParts {

[[nodiscard]] PlannedStep readStep(const Place &place);
/// A list, or one line.
void readSteps(Fields &fields, const QString &name, std::vector<PlannedStep> &steps);

/// What people only read stands as a line.
void writeSteps(YamlWriter &yaml, const QString &name, const std::vector<PlannedStep> &steps);

} // namespace Chaos::PlanParts
