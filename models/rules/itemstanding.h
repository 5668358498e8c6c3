// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

namespace Chaos {

/// How far an action item has come, in the story's terms.
enum class ItemStanding : std::uint8_t {
    Open,
    Overdue, ///< open beyond its due time
    DoneOnTheDay, ///< on the day's own date
    DoneWithin48h, ///< later, and within 48 hours of being opened
    DoneLater,
};

inline constexpr auto itemStandingWords = std::to_array<std::pair<ItemStanding, std::string_view>>({
    {ItemStanding::Open, "open"},
    {ItemStanding::Overdue, "overdue"},
    {ItemStanding::DoneOnTheDay, "on_the_day"},
    {ItemStanding::DoneWithin48h, "within_48h"},
    {ItemStanding::DoneLater, "later"},
});

/// The date on the wall at that instant. `utcOffset`: what clocks show there ahead of UTC.
[[nodiscard]] QDate localDate(Instant at, Micros utcOffset);
/// The date of the day: as planned, else that of the first experiment; invalid before that.
[[nodiscard]] QDate dateOf(const Day &day, Micros utcOffset);

/// `date` is `dateOf` its day.
[[nodiscard]] ItemStanding standingOf(const ActionItem &item, QDate date, Instant now,
                                      Micros utcOffset);
[[nodiscard]] bool isDone(ItemStanding standing);

/// How that alert was mended: by the item that did it first, or that is still open. Nothing: no
/// item is about mending it.
[[nodiscard]] std::optional<ItemStanding> mendingOf(const Day &day, const QString &alert,
                                                    Instant now, Micros utcOffset);

/// What the experiment that shall prove an item has shown of its alert.
enum class Retested : std::uint8_t {
    NotPlanned, ///< no experiment shall prove it
    Waiting, ///< it was not performed since the item was opened, or is not over
    Proven, ///< the alert fired in time, as a person or the room says
    Failed,
    Unknown, ///< it was performed, and nobody can say
};
[[nodiscard]] Retested retestOf(const Day &day, const ActionItem &item, Instant now);

} // namespace Chaos
