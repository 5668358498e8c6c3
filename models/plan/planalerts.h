// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/planparts.h"

namespace Chaos::PlanParts {

[[nodiscard]] NamedAlert readGuard(const Place &place);
[[nodiscard]] ExpectedAlert readExpected(const Place &place);
void writeNamed(YamlWriter &yaml, const NamedAlert &alert);
void writeExpected(YamlWriter &yaml, const ExpectedAlert &expected);

} // namespace Chaos::PlanParts
