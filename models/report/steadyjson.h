// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/report/steadyseries.h"

#include <string>

namespace Chaos {

/// A steady state of a run as a JSON object: see `reportJson`. However often it was measured, it
/// has no more than some four thousand samples, and says when some were left out.
[[nodiscard]] std::string steadyJson(const SteadySeries &series, const SteadyRun &run);

} // namespace Chaos
