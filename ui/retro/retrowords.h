// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/retropage.h"
#include "ui/theme/theme.h"

#include <QString>

/// How the retro screen says things.
namespace Chaos::RetroWords {

/// "MINI-RETRO · EXPERIMENT 12 OF 40"
[[nodiscard]] QString caption(const RetroPage &page);
[[nodiscard]] QString expectation(const RetroPage &page);
/// "06:42", past zero "+01:12".
[[nodiscard]] QString clock(Micros left);
/// "14:31" on the clock of this desk.
[[nodiscard]] QString timeOfDay(Instant at);
/// What clocks on the wall of this desk show ahead of UTC at that instant.
[[nodiscard]] Micros utcOffset(Instant at);

/// A measured time in words, with the colour that says how it compares.
struct Figure
{
    QString figures{};
    QString plusMinus{}; ///< "± 0.3 s"
    QString note{}; ///< how it compares with what the plan expected
    Ink ink = Ink::Text;
    bool operator==(const Figure &) const = default;
};
[[nodiscard]] Figure figure(const RetroTime &time, const RetroPage &page);

/// "not held", and who says so.
struct Judgement
{
    QString word{};
    QString note{};
    Ink ink = Ink::Text;
};
[[nodiscard]] Judgement judgement(const RetroPage &page);

/// "CheckoutDown", "CheckoutDown · clears by itself"
[[nodiscard]] QString row(const RetroRow &row);
/// "did not fire", "proposed: did not fire"
[[nodiscard]] QString verdict(const RetroRow &row);
[[nodiscard]] Ink ink(Verdict verdict, RetroRow::Of of);
/// Its cause as people read it, and how it was rated.
[[nodiscard]] QString remarks(const RetroRow &row);
/// What led to the room's proposal, and what it was where a person said otherwise.
[[nodiscard]] QString evidence(const RetroRow &row);
/// "clear · no runbook · useful"; empty: nobody said.
[[nodiscard]] QString rating(const AlertRating &rating);

/// "surprised"; empty for what was learned.
[[nodiscard]] QString topic(RetroTopic topic);
/// "fixed during the day 14:31 · Dave", "due in 48 h · Alice"
[[nodiscard]] QString standing(const RetroItem &item, Instant now);
[[nodiscard]] Ink ink(ItemStanding standing);
/// "T+1:02 Bob: ssh db-1"
[[nodiscard]] QString remark(const RetroRemark &remark);

} // namespace Chaos::RetroWords
