// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/valueaxis.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace Chaos {

namespace {

constexpr double most = std::numeric_limits<double>::max();

double bounded(double value)
{
    return std::isnan(value) ? 0 : std::clamp(value, -most, most);
}

} // namespace

ValueAxis::ValueAxis(double least, double greatest)
    : m_from(std::min(bounded(least), bounded(greatest)))
    , m_to(std::max(bounded(least), bounded(greatest)))
{
    // Heights can be compared only where nought is the foot: unless all lies far above it.
    if (m_from > 0 && m_from < m_to / 2)
        m_from = 0;
    // Room for who points at the greatest and the least: a sixth of it. A quarter of each, since
    // the distance of two great numbers is none any more.
    const double room = (m_to / 4 - m_from / 4) * 0.64;
    const double leastRoom = std::max(std::abs(m_to), std::abs(m_from)) * 1e-9;
    if (room <= leastRoom) { // all one number
        const double around = m_to == 0 ? 1 : std::abs(m_to) / 2;
        m_from = bounded(m_from - around);
        m_to = bounded(m_to + around);
        return;
    }
    if (m_from != 0)
        m_from = bounded(m_from - room);
    m_to = bounded(m_to + room);
}

double ValueAxis::place(double value) const
{
    const double range = m_to / 4 - m_from / 4;
    if (!(range > 0))
        return 0.5;
    return std::clamp((bounded(value) / 4 - m_from / 4) / range, 0.0, 1.0);
}

std::vector<double> ValueAxis::marks() const
{
    const double range = (m_to / 4 - m_from / 4) * 4;
    if (!std::isfinite(range) || range <= 0)
        return {m_from, m_to};
    const double power = std::pow(10.0, std::floor(std::log10(range / 3)));
    double step = power * 10;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (range / (power * factor) <= 4.0) {
            step = power * factor;
            break;
        }
    }
    std::vector<double> marks;
    if (!(step > 0) || !std::isfinite(step))
        return {m_from, m_to};
    for (double i = std::ceil(m_from / step); i * step <= m_to && marks.size() < 5; ++i)
        marks.push_back(i * step + 0.0); // no negative nought
    return marks;
}

} // namespace Chaos
