// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <QStringList>

#include <cstdint>
#include <string>
#include <vector>

namespace Chaos {

/// How one guard of a run stands just now: a guard alert, or a measured back-out criterion.
struct GuardSight
{
    enum class Standing : std::uint8_t {
        Quiet,
        Tripped, ///< it says: back out
        BeforeTrigger, ///< it was so already when the fault was applied, and has not ended since
        Unseen, ///< nobody can tell just now; never a trip, and never all right
    };

    QString guard{}; ///< the alert's name or the criterion's title
    Standing standing = Standing::Quiet;
    QString what{}; ///< Tripped: what it sees, "CheckoutErrors fires"
    Instant since{}; ///< Tripped: room clock
    bool operator==(const GuardSight &) const = default;
};

/// Every guard of the run's experiment, in the plan's order, guard alerts first.
///
/// A guard alert trips while it fires, if it began to after the trigger. A criterion trips once all
/// of its numbers since the trigger have been out of their bounds for as long as it says. A missing
/// number is none: numbers further apart than `patienceWith` are a gap, behind which it begins
/// anew. Before the trigger nothing trips, but what cannot be seen is said.
[[nodiscard]] std::vector<GuardSight> guardsOf(const Day &day, const Run &run, Instant now);

/// What is loud until somebody backs out, in words: each guard of the run that tripped, as written
/// down or as seen just now. Nothing unless the fault is applied.
[[nodiscard]] QStringList alarmsOf(const Run &run, const std::vector<GuardSight> &sights);

/// When a criterion trips, to go on from "back out if": "“checkout 2xx / s” is below 60 for 0:30".
[[nodiscard]] QString criterionText(const MeasuredCriterion &criterion);

/// For so long a criterion's number is believed.
[[nodiscard]] Micros patienceWith(const Plan &plan, const MeasuredCriterion &criterion);

/// Where the numbers of an experiment's criterion with that index are kept: a series of samples.
[[nodiscard]] std::string seriesOf(const Experiment &experiment, std::size_t criterion);

/// What the room writes down by itself, in this order and all at once: each guard of the run under
/// way that has tripped and is not written down yet; then, if there is one and the plan says so,
/// that the experiment is backed out. Nothing unless the fault is applied.
[[nodiscard]] std::vector<Entry> entriesOfGuards(const Day &day, Instant now);

} // namespace Chaos
