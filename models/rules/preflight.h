// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/baseline.h"
#include "models/day/day.h"
#include "models/day/outcome.h"

#include <vector>

namespace Chaos {

/// How the world stands before an experiment is triggered: what is amiss now is none of its doing.
///
/// What blocks makes the experiment prove nothing or take something away that is needed: an
/// expected or a guard alert that fires already, a source that answered and no longer does, a host
/// of its steady states that is down, a fault that is still applied, an unplanned event. All else
/// is worth knowing, so that a day whose sources nobody has asked yet can still be played. What
/// blocks comes first.
[[nodiscard]] Baseline baselineOf(const Day &day, const QString &experiment, Instant now);

/// Of the findings those that block, unless they were passed for that run.
[[nodiscard]] std::vector<PreflightFinding>
standingAgainst(const std::vector<PreflightFinding> &all, const Run &run);

/// Whether a person may take it upon them: not what would break something on top of another.
[[nodiscard]] bool canBePassed(const PreflightFinding &finding);

/// Why the experiment cannot be triggered as the world stands; nothing if it can.
[[nodiscard]] std::optional<Failure> againstTrigger(const Day &day, const Run &run);

/// The entry by which the incident commander lets an experiment be triggered although something
/// stands against it, or why not. A reason is wanted.
[[nodiscard]] Outcome<Entry> passGate(const Day &day, const QString &experiment,
                                      const QString &reason, Instant now);

/// A finding as people read it: "CheckoutDown fires already in Prometheus, for 3:20: it could prove
/// nothing". `at` is the instant that lengths of time are counted to.
[[nodiscard]] QString preflightText(const Plan &plan, const PreflightFinding &finding, Instant at);
/// "4 of 5 sources answer, 3 of 3 hosts are up, 2 alerts fire"
[[nodiscard]] QString baselineText(const Baseline &baseline);

} // namespace Chaos
