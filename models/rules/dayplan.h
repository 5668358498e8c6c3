// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <vector>

namespace Chaos {

/// An experiment's share of the day: what the plan says or, where it says nothing, the time-box and
/// ten minutes to prepare and to talk.
[[nodiscard]] Micros slotOf(const Experiment &experiment);

/// One stretch of the planned day, local time of the place.
struct PlannedSlot
{
    QString experiment{}; ///< key; empty for a break
    QString pause{}; ///< key of a break; empty for an experiment
    Micros from{0}; ///< since midnight; may lie after the next midnight
    Micros length{0};
    bool operator==(const PlannedSlot &) const = default;
};

/// The day as planned: experiments in their order with the breaks after them, from the window's
/// begin on (midnight where it has none). What is taken out has no slot.
[[nodiscard]] std::vector<PlannedSlot> dayPlanOf(const Plan &plan);

/// By how much the planned day is longer than its window; negative: time to spare. Nothing while
/// the day has no window.
[[nodiscard]] std::optional<Micros> overrunOf(const Plan &plan);

} // namespace Chaos
