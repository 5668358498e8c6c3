// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/correction.h"
#include "models/rules/matching.h"

#include <optional>
#include <span>

namespace Chaos {

/// What one source saw of an alert in the window of a run, all its label sets together. Instants
/// are on the room's clock, and the earliest of their kind.
struct Sighting
{
    std::optional<Correction> firstSign{}; ///< pending since
    std::optional<Correction> known{}; ///< firing or suppressed since
    bool knownIsSuppressed = false; ///< what was known last is held back now
    bool activeAtTrigger = false; ///< some label set was firing when the fault was applied
    bool activeSinceBefore = false; ///< … and has not ended since
    bool pendingAtTrigger = false;
    bool firesUntimed = false; ///< it fires, but the source's clock was never measured
    bool isUnknownNow = false; ///< the source's last word is that it cannot tell
    bool wasUnknown = false; ///< … or it said so within the window
    bool operator==(const Sighting &) const = default;
};

/// Reads the changes of one lane. An alert's own changes are taken in order of arrival, those of
/// different alerts in any. `trigger` carries T+0 and its ±.
[[nodiscard]] Sighting sightingOf(const Day &day, const Lane &lane,
                                  std::span<const std::uint32_t> alerts, const Window &window,
                                  const Stamp &trigger);

/// A time in which one alert was known, on the room's clock.
struct Spell
{
    std::uint32_t alert = 0; ///< index into `AlertBook::alerts()`
    Correction since{};
    std::optional<Correction> ended{};
    bool isHeldBack = false; ///< when it was last heard of
    bool operator==(const Spell &) const = default;
};
/// Of each of the alerts, in ascending order, the last spell that began by the window's end, where
/// that had not ended before the window. A lane is read once for all its alerts.
[[nodiscard]] std::vector<Spell> lastSpells(const Day &day, std::span<const std::uint32_t> alerts,
                                            const Window &window);

} // namespace Chaos
