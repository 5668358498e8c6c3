// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/probepace.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace Chaos {

ProbePace::ProbePace(const Probe &probe)
    : m_interval(std::clamp<Micros>(probe.interval, 100ms, 24h))
    , m_timeout(std::clamp<Micros>(probe.timeout, 50ms, 1min))
{}

Micros ProbePace::pause(int failuresInARow, quint32 dice, Micros atLeast) const
{
    const Micros wanted = std::max(usual(failuresInARow), atLeast);
    if (wanted == m_interval)
        return wanted;
    return wanted - wanted / 10 + wanted * (dice % 1000) / 5000;
}

Micros ProbePace::usual(int failuresInARow) const
{
    constexpr int patience = 300;
    if (failuresInARow < patience)
        return m_interval;
    const int doublings = std::min(1 + (failuresInARow - patience) / 60, 3);
    const Micros longest = std::max<Micros>(m_interval, 30s);
    return std::min(m_interval * (1 << doublings), longest);
}

} // namespace Chaos
