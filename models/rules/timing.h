// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <optional>
#include <vector>

namespace Chaos {

/// How fast one expected alert was known and told, as one source saw it.
///
/// time to know       = trigger → monitoring has identified the problem (firing, HARD)
/// first sign         = trigger → monitoring first suspects it (pending, SOFT)
/// time to detection  = trigger → the on-call system has notified a person
///
/// Each is (instant − θ) − T0 with ± e(θ) + e(stamp) + e(T0), where θ is the source's clock offset
/// nearest the instant and zero for the room's own stamps (integrations §1.2). Never negative.
struct AlertTiming
{
    enum class Standing : std::uint8_t {
        Waiting, ///< not seen since the trigger; may still come
        Suspected, ///< first sign, not yet known
        Known,
        Suppressed, ///< known and held back by silence, inhibition or mute
        BeforeTrigger, ///< was firing when the fault was applied and has not ended since
        Unknown, ///< the source cannot be believed: down, or its clock never measured
    };

    std::string source{};
    Standing standing = Standing::Waiting;
    std::optional<Elapsed> firstSign{};
    std::optional<Elapsed> timeToKnow{};
    std::optional<Elapsed> timeToDetection{};
    std::string toldBy{}; ///< the source of the page
    bool clockStepped = false; ///< the source's clock stepped in the window: ± covers the step
    bool operator==(const AlertTiming &) const = default;
};

/// One timing for each source that the expectation names or, where it names none, for each that saw
/// the alert; never empty: nobody saw it is a timing that is waiting.
[[nodiscard]] std::vector<AlertTiming> timingsOf(const Day &day, const Run &run,
                                                 const ExpectedAlert &expected, Instant now);

/// The same for each expected alert of the run's experiment, in the plan's order, read only once.
[[nodiscard]] std::vector<std::vector<AlertTiming>> allTimingsOf(const Day &day, const Run &run,
                                                                 Instant now);

/// Trigger → the first page that names no alert. It tells of the run, seldom of one alert.
[[nodiscard]] std::optional<Elapsed> unnamedPageOf(const Day &day, const Run &run, Instant now);

/// The quickest of all the experiment's expected alerts: what the bridge shows.
struct RunTiming
{
    std::optional<Elapsed> timeToKnow{};
    std::optional<Elapsed> timeToDetection{}; ///< also by a page that names no alert
    bool operator==(const RunTiming &) const = default;
};
[[nodiscard]] RunTiming timingOf(const Day &day, const Run &run, Instant now);

} // namespace Chaos
