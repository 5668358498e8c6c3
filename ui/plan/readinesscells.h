// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/readinessrow.h"
#include "ui/widgets/statedot.h"

#include <array>

/// The readiness table: its columns, and what stands in a cell.
namespace Chaos::ReadinessCells {

enum class Column : std::uint8_t {
    Experiment,
    Hypothesis,
    Risk,
    BlastRadius,
    BackOut,
    Reset,
    Alerts,
    TimeBox,
    Runbook,
    Roles,
};
inline constexpr std::size_t columnCount = 10;

struct Place
{
    Column column{};
    int x = 0;
    int width = 0;
};
/// The title takes what the others leave; where that is more than it needs, the radius has a share.
[[nodiscard]] std::array<Place, columnCount> placesIn(int width);

[[nodiscard]] QString caption(Column column);

/// A mark, a text, or both.
struct Cell
{
    std::optional<StateDot::Shape> shape{};
    Ink shapeInk = Ink::Good;
    QString text{};
    Ink textInk = Ink::Text;
};
[[nodiscard]] Cell cellOf(const ReadinessRow &row, Column column);

/// What a cell says, in words: for the tooltip. Plain text, a line a concern.
[[nodiscard]] QStringList meaning(const ReadinessRow &row, Column column);
/// What the row says, in one sentence: for who cannot see it.
[[nodiscard]] QString inWords(const ReadinessRow &row);

} // namespace Chaos::ReadinessCells
