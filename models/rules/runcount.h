// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/timing.h"

namespace Chaos {

/// What was measured of a run, and of how many of its expected alerts.
struct RunCount
{
    int known = 0; ///< some source has known it since the trigger
    int told = 0; ///< somebody was told of it
    RunTiming quickest{};
    bool operator==(const RunCount &) const = default;
};

/// Reads the day's alerts once.
[[nodiscard]] RunCount countOf(const Day &day, const Run &run, Instant now);

} // namespace Chaos
