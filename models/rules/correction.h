// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

namespace Chaos {

/// An instant of a source, brought to the room's clock.
struct Correction
{
    Stamp stamp{}; ///< room clock
    bool isMeasured = true; ///< false: the source's clock was never measured, the stamp is as read
    bool clockStepped = false; ///< the source's clock stepped nearby; ± covers the step
    bool operator==(const Correction &) const = default;

    [[nodiscard]] Instant earliest() const { return stamp.at - stamp.plusMinus; }
    [[nodiscard]] Instant latest() const { return stamp.at + stamp.plusMinus; }
};

/// What a source wrote down, and when the room heard of it.
struct Reading
{
    std::string_view source{};
    Instant at{}; ///< source clock for Stamp evidence, else room clock
    Micros plusMinus{0};
    Evidence evidence = Evidence::Stamp;
    Instant seenAt{}; ///< room clock
};

/// Whether a source's stamps are written by the room's own clock.
[[nodiscard]] bool readsRoomClock(const Plan &plan, std::string_view source);

/// Brings a reading to the room's clock: minus the offset θ measured nearest the instant, with
/// ± e(θ) + resolution (integrations §1.2). Where θ changed by more than its errors allow anywhere
/// between `since` and the instant, ± covers each θ of that stretch. A reading further off
/// than a minute is trusted less, by 100 µs for each second more: what a quartz drifts at worst.
[[nodiscard]] Correction onRoomClock(const Day &day, const Reading &reading, Instant since);

} // namespace Chaos
