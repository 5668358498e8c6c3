// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/laneraster.h"

#include <algorithm>
#include <cstring>

namespace Chaos {

void LaneRaster::reset(std::size_t lanes, int columns)
{
    m_columns = columns;
    m_states.assign(lanes * std::size_t(columns), AlertState::Inactive);
}

void LaneRaster::find(std::size_t row, const StepLane &lane, const TimeScale &scale, Instant until,
                      int first, int count)
{
    const std::span all(m_states.data() + row * std::size_t(m_columns), std::size_t(m_columns));
    const std::span columns = all.subspan(std::size_t(first), std::size_t(count));
    // The column in which `until` lies is half over: it shows what was up to `until`.
    const int whole = std::clamp(scale.columnAt(until) - first, 0, count);
    lane.columns(scale.atColumn(first), scale.perColumn(), columns.first(std::size_t(whole)));
    if (whole == count)
        return;
    std::ranges::fill(columns.subspan(std::size_t(whole)), AlertState::Inactive);
    const Instant begin = scale.atColumn(first + whole);
    if (until > begin)
        lane.columns(begin, until - begin, columns.subspan(std::size_t(whole), 1));
}

void LaneRaster::shift(int columns)
{
    const int kept = m_columns - std::abs(columns);
    if (kept <= 0)
        return;
    const int from = std::max(columns, 0);
    const int to = std::max(-columns, 0);
    for (std::size_t begin = 0; begin < m_states.size(); begin += std::size_t(m_columns)) {
        AlertState *row = m_states.data() + begin;
        std::memmove(row + to, row + from, std::size_t(kept) * sizeof(AlertState));
    }
}

std::span<const AlertState> LaneRaster::states(std::size_t row) const
{
    return {m_states.data() + row * std::size_t(m_columns), std::size_t(m_columns)};
}

void LaneRaster::paint(QImage &image, std::size_t row, const BarTiles &tiles, std::int64_t phase,
                       const BarPlace &place, std::span<const QRgb> behind) const
{
    constexpr std::size_t size = BarTiles::size;
    const AlertState *states = this->states(row).data() + place.first;
    const QRgb *back = behind.data() + place.first;
    const auto count = std::size_t(place.count);
    const auto columnPhase = std::size_t((phase + place.first) & std::int64_t(size - 1));
    const int begin = std::max(place.top, place.clipTop);
    const int end = std::min(place.top + place.height, place.clipBottom);
    const auto lineAt = [&image, &place](int y) {
        return reinterpret_cast<QRgb *>(image.scanLine(y)) + place.first;
    };
    for (int y = begin; y < end; ++y) {
        QRgb *line = lineAt(y);
        if (y - begin >= BarTiles::size) { // the tile begins anew
            std::memcpy(line, lineAt(y - BarTiles::size), count * sizeof(QRgb));
            continue;
        }
        std::array<const QRgb *, alertStateCount> tileLines{};
        for (std::size_t state = 0; state < alertStateCount; ++state)
            tileLines[state] = tiles.ofState[state][std::size_t(y - place.top) % size].data();
        for (std::size_t x = 0; x < count; ++x) {
            const auto state = std::size_t(states[x]);
            const QRgb bar = tileLines[state][(columnPhase + x) % size];
            line[x] = state == 0 ? back[x] : bar;
        }
    }
}

} // namespace Chaos
