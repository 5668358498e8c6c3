// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <cstdint>
#include <vector>

namespace Chaos {

/// Whether an alert of that lane is one that the plan names: source, name and every matcher, as
/// Prometheus matches labels (a missing label is the empty string, expressions are anchored).
[[nodiscard]] bool matches(const NamedAlert &named, const Lane &lane, const Alert &alert);

/// The alerts (indexes into `AlertBook::alerts()`) that a named alert stands for; of an on-call
/// system those whose title names it.
[[nodiscard]] std::vector<std::uint32_t> alertsNamed(const Day &day, const NamedAlert &named);

/// What a lane is to an experiment.
enum class Attribution : std::uint8_t {
    Expected,
    Guard,
    Unexpected,
    BeforeTrigger,
    DuringEvent, ///< it began while something unplanned was broken: not the experiment's doing
};

struct AttributedLane
{
    std::uint32_t lane = 0; ///< index into `AlertBook::lanes()`
    Attribution as = Attribution::Unexpected;
    int expected = -1; ///< index into `Experiment::expectedAlerts`
    bool operator==(const AttributedLane &) const = default;
};

/// The instants between which an alert counts for a run: trigger to confirmed reset, or to `now`.
struct Window
{
    Instant from{};
    Instant to{};
    bool operator==(const Window &) const = default;
};
[[nodiscard]] std::optional<Window> windowOf(const Run &run, Instant now);

/// Every lane that was active in the run's window, or is named by its plan and has been seen.
/// Before the trigger of a started run, what is active now counts as before the trigger.
[[nodiscard]] std::vector<AttributedLane> attribute(const Day &day, const Run &run, Instant now);

} // namespace Chaos
