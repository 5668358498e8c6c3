// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/planparts.h"

/// What an experiment gives names to for its steps: `configuration` and `secrets` as the Chaos
/// Toolkit has them, but for secrets themselves, which stand in no plan.
namespace Chaos::PlanParts {

void readScope(Fields &fields, Experiment &experiment);
void writeScope(YamlWriter &yaml, const Experiment &experiment);

/// Says what scripted steps do with the configuration's values in their places, as people read it.
void fillTexts(Experiment &experiment);

} // namespace Chaos::PlanParts
