// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/clockwatch.h"

#include "models/day/entries.h"

namespace Chaos {

namespace {
constexpr Micros everySoOften = std::chrono::seconds(30);
/// A stamp is at most half of that away from a reading; the clocks drift meanwhile.
constexpr Micros driftAllowance = everySoOften / 2 / 10'000;
} // namespace

ClockWatch::ClockWatch(QString source)
    : m_source(std::move(source))
{}

std::optional<Entry> ClockWatch::take(const ClockSample &sample)
{
    const bool stepped = m_offset.take(sample);
    const auto reading = m_offset.reading(sample.answeredAt);
    if (!reading)
        return {};
    const Micros error = reading->error + driftAllowance;
    const bool isDue = !m_told || stepped || reading->at - m_told->at >= everySoOften
        || error * 3 <= m_told->error * 2
        || std::chrono::abs(reading->offset - m_told->offset) > m_told->error;
    if (!isDue)
        return {};
    m_told = ClockReading{reading->at, reading->offset, error};
    Entry entry = Entries::clockMeasured(m_source, reading->offset, error);
    entry.at = reading->at;
    return entry;
}

} // namespace Chaos
