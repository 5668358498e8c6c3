// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/clockoffset.h"

#include <algorithm>
#include <cmath>

namespace Chaos {

ClockOffset::ClockOffset(double driftPerSecond)
    : m_driftPerSecond(driftPerSecond)
{}

bool ClockOffset::take(const ClockSample &sample)
{
    if (sample.answeredAt < sample.askedAt || sample.latest < sample.earliest)
        return false;
    if (m_known && sample.answeredAt < m_at)
        return false;
    const Micros low = sample.earliest - sample.answeredAt;
    const Micros high = sample.latest - sample.askedAt;
    const Micros drift = m_known ? driftUntil(sample.answeredAt) : Micros(0);
    const bool stepped = m_known && (low > m_high + drift || high < m_low - drift);
    const bool alone = !m_known || stepped;
    m_low = alone ? low : std::max(low, m_low - drift);
    m_high = alone ? high : std::min(high, m_high + drift);
    m_at = sample.answeredAt;
    m_known = true;
    return stepped;
}

std::optional<ClockReading> ClockOffset::reading(Instant now) const
{
    if (!m_known)
        return {};
    const Micros width = m_high - m_low;
    // Rounded up, so that the bounds stay inside.
    return ClockReading{now, m_low + width / 2, (width + Micros(1)) / 2 + driftUntil(now)};
}

std::optional<Instant> ClockOffset::nextSecond(Instant after) const
{
    if (!m_known)
        return {};
    const Micros offset = m_low + (m_high - m_low) / 2;
    const auto far = std::chrono::floor<std::chrono::seconds>(after + offset);
    return Instant(far + std::chrono::seconds(1)) - offset;
}

Micros ClockOffset::driftUntil(Instant now) const
{
    const double elapsed = std::abs(double((now - m_at).count()));
    return Micros(std::int64_t(std::ceil(elapsed * m_driftPerSecond)));
}

} // namespace Chaos
