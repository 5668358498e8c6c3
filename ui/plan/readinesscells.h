// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/readinessrow.h"
#include "ui/widgets/statedot.h"

#include <QRect>
#include <QStringList>

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
/// The title takes what the others leave; the radius has a share of what it can do
/// without, or what it wishes for where titles have room on one line.
[[nodiscard]] std::array<Place, columnCount> placesIn(int width, int wish = 0);
/// How wide the radius's column has to be, at least as wide as is known, to show all of that text,
/// if need be on two lines; at most what a sentence takes.
[[nodiscard]] int radiusWish(const QString &reach, const Theme &theme, int known);

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

/// A cell's text as it is painted: on one line where that holds it, else on two, and on smaller
/// ones before anything is cut.
struct Laid
{
    QStringList lines{};
    Face face = Face::Body;
    bool isElided = false;
};
[[nodiscard]] Laid laidOut(const QString &text, QSize room, const Theme &theme);
/// What the mark leaves for the text.
[[nodiscard]] QRect textBox(const QRect &box, const Cell &cell, Column column);

inline constexpr int rowHeight = 9 * step; ///< with the line below it
inline constexpr int markWidth = 4 * step;
inline constexpr int inset = 2 * step; ///< of the first column's text from the row's edge

/// What a cell says, in words: for the tooltip. Plain text, a line a concern.
[[nodiscard]] QStringList meaning(const ReadinessRow &row, Column column);
/// What the row says, in one sentence: for who cannot see it.
[[nodiscard]] QString inWords(const ReadinessRow &row);

} // namespace Chaos::ReadinessCells
