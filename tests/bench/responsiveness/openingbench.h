// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/bench.h"

namespace Chaos::Bench {

/// The longest that the widgets' thread does not answer while a long day is opened in the window,
/// from the wish until a second after it is shown.
[[nodiscard]] BenchResult openingStall(const Options &options);

} // namespace Chaos::Bench
