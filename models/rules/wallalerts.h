// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/wall.h"

namespace Chaos {

/// Fills in the axis and the alerts of the run under way.
void addWallAlerts(WallView &view, const Day &day, const Run &run, Instant now);

/// The columns of an axis from the trigger until now.
[[nodiscard]] int columnsPassed(Micros axis, Micros sinceTrigger);

} // namespace Chaos
