// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/wordtable.h"

#include <cstdint>

namespace Chaos {

/// What a source says of an alert, from least to most severe: a lane that shows several alerts at
/// once shows the most severe.
enum class AlertState : std::uint8_t {
    Inactive, ///< resolved, or never seen
    Unknown, ///< the source could not be asked; never a pass, never a fail
    Pending, ///< first sign: pending in Prometheus, SOFT in Icinga
    Suppressed, ///< known, and held back: silenced, inhibited, muted
    Firing, ///< known: firing in Prometheus, HARD in Icinga
};
inline constexpr std::size_t alertStateCount = 5;

inline constexpr auto alertStateWords = std::to_array<std::pair<AlertState, std::string_view>>({
    {AlertState::Inactive, "inactive"},
    {AlertState::Unknown, "unknown"},
    {AlertState::Pending, "pending"},
    {AlertState::Suppressed, "suppressed"},
    {AlertState::Firing, "firing"},
});

/// How the instant of a change is known.
enum class Evidence : std::uint8_t {
    Stamp, ///< written by the source, on the source's clock
    Polled, ///< between two polls, on the room's clock
    Received, ///< when a push reached the room, on the room's clock
    ByHand, ///< a person said so, on the room's clock
};

inline constexpr auto evidenceWords = std::to_array<std::pair<Evidence, std::string_view>>({
    {Evidence::Stamp, "stamp"},
    {Evidence::Polled, "polled"},
    {Evidence::Received, "received"},
    {Evidence::ByHand, "by hand"},
});

} // namespace Chaos
