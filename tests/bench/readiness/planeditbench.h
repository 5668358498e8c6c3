// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/bench.h"
#include "tests/bench/readiness/wideplan.h"

namespace Chaos::Bench {

/// What the Plan screen of a wide day holds the widgets' thread for: while somebody edits, with the
/// readiness and with the alert coverage in view, and when a source tells its rules.
[[nodiscard]] std::vector<BenchResult> planEditBench(const Day &day, const Width &width,
                                                     bool isQuick);

} // namespace Chaos::Bench
