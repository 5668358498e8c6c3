// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <span>

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
    Instant at{}; ///< source clock for Stamp evidence, else room clock
    Micros plusMinus{0};
    Evidence evidence = Evidence::Stamp;
    Instant seenAt{}; ///< room clock
};

/// Whether a source's stamps are written by the room's own clock.
[[nodiscard]] bool readsRoomClock(const Plan &plan, std::string_view source);

/// Brings what one source wrote down to the room's clock. Looks its source up once, since a lane
/// may hold a hundred thousand changes. Use it while the day lives and does not change.
class SourceClock
{
public:
    /// `since`: from here on a step of the source's clock matters; the trigger of a run.
    SourceClock(const Day &day, std::string_view source, Instant since);

    /// Minus the offset θ measured nearest the instant, with ± e(θ) + resolution (integrations
    /// §1.2). Where θ changed by more than its errors allow anywhere between `since` and the
    /// instant, ± covers each θ of that stretch. A reading further off than a minute is trusted
    /// less, by 100 µs for each second more: what a quartz drifts at worst.
    [[nodiscard]] Correction correct(const Reading &reading) const;

private:
    bool m_readsRoomClock;
    std::span<const ClockReading> m_readings;
    Instant m_since;
};

} // namespace Chaos
