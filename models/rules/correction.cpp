// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/correction.h"

#include <algorithm>

namespace Chaos {

namespace {

using namespace std::chrono_literals;

constexpr Micros freshFor = 1min;
constexpr std::int64_t driftDivisor = 10'000; // 100 ppm

Micros driftOver(Micros distance)
{
    return Micros(std::chrono::abs(distance).count() / driftDivisor);
}

Micros errorAt(const ClockReading &reading, Instant at)
{
    const Micros distance = std::chrono::abs(at - reading.at);
    return reading.error + (distance > freshFor ? driftOver(distance - freshFor) : Micros(0));
}

/// Whether the clock stepped between two readings: no offset explains both.
bool stepsBetween(const ClockReading &a, const ClockReading &b)
{
    return std::chrono::abs(a.offset - b.offset) > a.error + b.error + driftOver(b.at - a.at);
}

/// The readings that enclose [from, to]: the last before it up to the first after it.
std::span<const ClockReading> around(const std::vector<ClockReading> &all, Instant from, Instant to)
{
    auto first = std::ranges::upper_bound(all, std::min(from, to), {}, &ClockReading::at);
    if (first != all.begin())
        --first;
    auto last = std::ranges::lower_bound(all, std::max(from, to), {}, &ClockReading::at);
    if (last != all.end())
        ++last;
    return {first, last};
}

} // namespace

bool readsRoomClock(const Plan &plan, std::string_view source)
{
    const auto planned = plan.source(QString::fromUtf8(source.data(), qsizetype(source.size())));
    return planned ? planned->type == AlertSource::Type::Room : source == "room";
}

Correction onRoomClock(const Day &day, const Reading &reading, Instant since)
{
    Correction result{.stamp = {reading.at, std::max(Micros(0), reading.plusMinus)}};
    if (reading.evidence != Evidence::Stamp || readsRoomClock(day.plan(), reading.source))
        return result;
    const auto coarse = day.clocks().near(reading.source, reading.seenAt);
    if (!coarse) {
        result.isMeasured = false;
        return result;
    }
    // The instant on the room's clock is what decides which reading is nearest; a source may be
    // hours off, so when the room heard of it gives the first guess.
    const auto nearest = *day.clocks().near(reading.source, reading.at - coarse->offset);
    const Instant at = reading.at - nearest.offset;
    Micros error = errorAt(nearest, at);

    const auto stretch = around(day.clocks().readings(reading.source), since, at);
    for (std::size_t i = 1; i < stretch.size(); ++i)
        result.clockStepped |= stepsBetween(stretch[i - 1], stretch[i]);
    if (result.clockStepped) {
        for (const ClockReading &other : stretch)
            error = std::max(error, std::chrono::abs(other.offset - nearest.offset) + other.error);
    }
    result.stamp = {at, result.stamp.plusMinus + error};
    if (result.earliest() > reading.seenAt) {
        // Nothing is heard of before it happened: the clock stepped and nobody measured it since.
        result.clockStepped = true;
        result.stamp.plusMinus = at - reading.seenAt;
    }
    return result;
}

} // namespace Chaos
