// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

namespace Chaos::Bench {

/// How much there is to check.
struct Width
{
    int experiments = 500;
    int rules = 5000; ///< on two Prometheus servers
    int routes = 100;
    int silences = 50;
};

/// A plan in which every experiment is written out and expects two alerts. One name in ten is
/// misspelt, one time-box in seven is too short.
[[nodiscard]] Plan widePlan(const Width &width);

/// One of its servers surveyed anew, with another rule changed each time.
[[nodiscard]] Entry resurveyed(const Width &width, int change);

/// The day of that plan, with what its two servers and their Alertmanager say of themselves.
[[nodiscard]] Day wideDay(const Plan &plan, const Width &width);

} // namespace Chaos::Bench
