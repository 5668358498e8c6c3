// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/reachability.h"

namespace Chaos {

/// "15 s", "1 min 30 s", "2 h": a number of a rule, as people say it.
[[nodiscard]] QString intervalText(Micros length);

/// "10m", "1m30s": as rule files write it.
[[nodiscard]] QString ruleDuration(Micros length);

/// "it is scraped every 15 s, evaluated every 15 s and held for: 10m": what a reach follows from.
[[nodiscard]] QString howItFires(const Reachability &reachability);

} // namespace Chaos
