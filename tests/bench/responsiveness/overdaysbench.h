// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/bench.h"

namespace Chaos::Bench {

/// The longest that the widgets' thread does not answer while somebody looks back on many days in
/// the window: from the wish to see them, over each tab, other days to compare, a search and one
/// more alert of the last day, until a second after that is shown.
[[nodiscard]] BenchResult overDaysStall(const Options &options);

} // namespace Chaos::Bench
