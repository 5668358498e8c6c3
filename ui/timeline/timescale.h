// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

namespace Chaos {

/// Where an instant lies on the timeline and what a column of pixels stands for.
///
/// A column is a whole number of microseconds wide and begins at a multiple of its width. So a pan
/// moves the picture by whole columns, and no column ever shows another stretch of time than it
/// did before.
class TimeScale
{
public:
    static constexpr Micros narrowest = Micros(100);
    static constexpr Micros widest = std::chrono::hours(6);

    TimeScale() = default;
    /// `columns` columns that begin at or just before `from`, none narrower than needed for `to`.
    TimeScale(Instant from, Instant to, int columns);

    [[nodiscard]] Instant from() const { return m_from; }
    [[nodiscard]] Instant to() const { return atColumn(m_columns); }
    [[nodiscard]] Micros perColumn() const { return m_perColumn; }
    [[nodiscard]] int columns() const { return m_columns; }
    /// The number of the first column, counted from 1970: stays with its instant in every pan.
    [[nodiscard]] std::int64_t firstColumn() const
    {
        return microsOf(m_from) / m_perColumn.count();
    }

    /// The instant at which a column begins; any number, also outside the picture.
    [[nodiscard]] Instant atColumn(std::int64_t column) const
    {
        return m_from + column * m_perColumn;
    }
    /// The column that holds the instant, held to within one million columns of the picture.
    [[nodiscard]] int columnAt(Instant at) const;

    [[nodiscard]] TimeScale pannedBy(int columns) const;
    /// The same instant stays under `column`; a factor above 1 shows more time.
    [[nodiscard]] TimeScale zoomedAround(double factor, int column) const;
    /// The same widths with another number of columns; the first stays.
    [[nodiscard]] TimeScale withColumns(int columns) const;
    /// The same widths, moved so that `at` lies in `column`.
    [[nodiscard]] TimeScale withAt(Instant at, int column) const;

    bool operator==(const TimeScale &) const = default;

private:
    Instant m_from{};
    Micros m_perColumn = std::chrono::seconds(1);
    int m_columns = 1;
};

} // namespace Chaos
