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
std::span<const ClockReading> around(std::span<const ClockReading> all, Instant from, Instant to)
{
    auto first = std::ranges::upper_bound(all, std::min(from, to), {}, &ClockReading::at);
    if (first != all.begin())
        --first;
    auto last = std::ranges::lower_bound(all, std::max(from, to), {}, &ClockReading::at);
    if (last != all.end())
        ++last;
    return {first, last};
}

const ClockReading &nearest(std::span<const ClockReading> all, Instant at)
{
    const auto after = std::ranges::lower_bound(all, at, {}, &ClockReading::at);
    if (after == all.end())
        return all.back();
    if (after == all.begin() || after->at - at < at - std::prev(after)->at)
        return *after;
    return *std::prev(after);
}

} // namespace

bool readsRoomClock(const Plan &plan, std::string_view source)
{
    const auto planned = plan.source(QString::fromUtf8(source.data(), qsizetype(source.size())));
    return planned ? planned->type == AlertSource::Type::Room : source == "room";
}

SourceClock::SourceClock(const Day &day, std::string_view source, Instant since)
    : m_readsRoomClock(readsRoomClock(day.plan(), source))
    , m_readings(day.clocks().readings(source))
    , m_since(since)
{}

Correction SourceClock::correct(const Reading &reading) const
{
    Correction result{.stamp = {reading.at, std::max(Micros(0), reading.plusMinus)}};
    if (reading.evidence != Evidence::Stamp || m_readsRoomClock)
        return result;
    if (m_readings.empty()) {
        result.isMeasured = false;
        return result;
    }
    // The instant on the room's clock is what decides which reading is nearest; a source may be
    // hours off, so when the room heard of it gives the first guess.
    const Micros coarse = nearest(m_readings, reading.seenAt).offset;
    const ClockReading &best = nearest(m_readings, reading.at - coarse);
    const Instant at = reading.at - best.offset;
    Micros error = errorAt(best, at);

    const auto stretch = around(m_readings, m_since, at);
    for (std::size_t i = 1; i < stretch.size(); ++i)
        result.clockStepped |= stepsBetween(stretch[i - 1], stretch[i]);
    if (result.clockStepped) {
        for (const ClockReading &other : stretch)
            error = std::max(error, std::chrono::abs(other.offset - best.offset) + other.error);
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
