// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/steplane.h"
#include "ui/timeline/timescale.h"

#include <QImage>

#include <array>
#include <span>
#include <vector>

namespace Chaos {

/// The colours of every state's bar: small tiles, so that a pattern continues wherever a strip of
/// columns is painted. Opaque pixels; the tile of Inactive is not used.
struct BarTiles
{
    static constexpr int size = 16;
    using Tile = std::array<std::array<QRgb, size>, size>;
    std::array<Tile, alertStateCount> ofState{};
};

/// Where a bar is painted: lines of the image and columns of the raster.
struct BarPlace
{
    int top = 0;
    int height = 0;
    int first = 0;
    int count = 0;
    int clipTop = 0;
    int clipBottom = 0;
};

/// The bars of the lanes: which state each lane shows in each column, and the pixels for it.
///
/// Exact: a column shows the most severe state of its stretch of time, up to `until`.
class LaneRaster
{
public:
    /// Forgets everything; all columns are inactive.
    void reset(std::size_t lanes, int columns);
    /// Finds the states of `count` columns from `first` on.
    void find(std::size_t row, const StepLane &lane, const TimeScale &scale, Instant until,
              int first, int count);
    /// The picture moved left by so many columns (right, if negative): what is known moves along.
    void shift(int columns);

    [[nodiscard]] std::span<const AlertState> states(std::size_t row) const;
    /// Paints columns of one row's bar into a 32-bit image: column 0 lies at the image's left edge
    /// and shows the pattern's column `phase`. Where the lane is inactive, `behind` shows (one
    /// pixel a column). Lines outside the clip are left alone.
    void paint(QImage &image, std::size_t row, const BarTiles &tiles, std::int64_t phase,
               const BarPlace &place, std::span<const QRgb> behind) const;

private:
    std::vector<AlertState> m_states; ///< row by row
    int m_columns = 0;
};

} // namespace Chaos
