// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

namespace Chaos {

/// Whether a steady state has something to be held against: it is measured, and has a bound.
[[nodiscard]] bool isBounded(const SteadyState &state);

/// What of a run's steady states is not as it should be, by the last number since that instant:
/// "“checkout answers” stands at 812 ms, above 400 ms". A number that is missing or too old is
/// none, and not all right. Empty: all of them are in their bounds. One without bounds says
/// nothing.
[[nodiscard]] QString unsteadinessOf(const Day &day, const Run &run, Instant since, Instant now);

} // namespace Chaos
