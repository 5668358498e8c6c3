// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/laneraster.h"

#include <QVarLengthArray>

#include <algorithm>
#include <cstring>

namespace Chaos {

namespace {

using TileLine = std::array<QRgb, BarTiles::size>;

struct SeenTile
{
    AlertState state{};
    const BarTiles::Tile *tile = nullptr;
};
using Tiles = QVarLengthArray<SeenTile, alertStateCount>;

/// The tiles of the states that are there.
Tiles tilesSeen(std::span<const AlertState> states, const BarTiles &tiles)
{
    unsigned set = 0;
    for (const AlertState state : states)
        set |= 1u << unsigned(state);
    Tiles seen;
    for (std::size_t state = 1; state < alertStateCount; ++state) {
        if ((set >> state & 1u) != 0)
            seen.push_back({AlertState(state), &tiles.ofState[state]});
    }
    return seen;
}

bool isAlike(const Tiles &tiles, std::size_t one, std::size_t other)
{
    return std::ranges::all_of(
        tiles, [&](const SeenTile &seen) { return (*seen.tile)[one] == (*seen.tile)[other]; });
}

TileLine turned(TileLine line, std::size_t by)
{
    std::ranges::rotate(line, line.begin() + std::ptrdiff_t(by));
    return line;
}

/// The pattern of one state where that is the state. By whole tiles, without a branch, so that the
/// compiler finds many pixels to do at once.
void put(QRgb *line, std::span<const AlertState> states, AlertState state, const TileLine &pattern)
{
    constexpr std::size_t size = BarTiles::size;
    std::size_t x = 0;
    for (; x + size <= states.size(); x += size) {
        for (std::size_t i = 0; i < size; ++i)
            line[x + i] = states[x + i] == state ? pattern[i] : line[x + i];
    }
    for (std::size_t i = 0; x < states.size(); ++x, ++i)
        line[x] = states[x] == state ? pattern[i] : line[x];
}

/// The same for a strip that is narrower than a tile, as each pan paints one in every row: to turn
/// the tile costs more there than its few pixels.
void putFew(QRgb *line, std::span<const AlertState> states, const Tiles &tiles,
            std::size_t tileLine, std::size_t turn)
{
    for (const auto &[state, tile] : tiles) {
        const TileLine &pattern = (*tile)[tileLine];
        for (std::size_t x = 0; x < states.size(); ++x) {
            if (states[x] == state)
                line[x] = pattern[(turn + x) % BarTiles::size];
        }
    }
}

} // namespace

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
    const auto count = std::size_t(place.count);
    const auto states = this->states(row).subspan(std::size_t(place.first), count);
    const QRgb *back = behind.data() + place.first;
    const auto turn = std::size_t((phase + place.first) & std::int64_t(size - 1));
    const int begin = std::max(place.top, place.clipTop);
    const int end = std::min(place.top + place.height, place.clipBottom);
    const auto lineAt = [&image, &place](int y) {
        return reinterpret_cast<QRgb *>(image.scanLine(y)) + place.first;
    };
    const Tiles seen = tilesSeen(states, tiles);
    if (count < size) {
        for (int y = begin; y < end; ++y) {
            std::memcpy(lineAt(y), back, count * sizeof(QRgb));
            putFew(lineAt(y), states, seen, std::size_t(y - place.top) % size, turn);
        }
        return;
    }
    std::array<int, size> paintedAt{}; // where a line of the tiles has been painted
    paintedAt.fill(-1);
    for (int y = begin; y < end; ++y) {
        const auto tileLine = std::size_t(y - place.top) % size;
        QRgb *line = lineAt(y);
        const auto alike = std::ranges::find_if(paintedAt, [&](const int &at) {
            return at >= 0 && isAlike(seen, std::size_t(&at - paintedAt.data()), tileLine);
        });
        if (alike != paintedAt.end()) {
            std::memcpy(line, lineAt(*alike), count * sizeof(QRgb));
            continue;
        }
        std::memcpy(line, back, count * sizeof(QRgb));
        for (const auto &[state, tile] : seen)
            put(line, states, state, turned((*tile)[tileLine], turn));
        paintedAt[tileLine] = y;
    }
}

} // namespace Chaos
