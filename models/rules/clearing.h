// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/verdicts.h"

namespace Chaos {

/// Whether an alert of a run ended by itself once the fault was taken away, as its source showed
/// it. It counts from when the back-out began until the experiment was finished, and is proven only
/// by an end that the source was there to show and in which nobody had a hand.
[[nodiscard]] SubCheck clearingOf(const Day &day, const Run &run, const Finding &finding,
                                  Instant now);

} // namespace Chaos
