// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/timescale.h"

#include <algorithm>
#include <cmath>

namespace Chaos {

namespace {

/// Instants before 1970 do not occur; held at zero so that division needs no sign.
Instant aligned(Instant at, Micros perColumn)
{
    const std::int64_t micros = std::max<std::int64_t>(0, microsOf(at));
    return instantOf(micros - micros % perColumn.count());
}

} // namespace

TimeScale::TimeScale(Instant from, Instant to, int columns)
    : m_columns(std::max(1, columns))
{
    const std::int64_t span = std::max<std::int64_t>(0, (to - from).count());
    m_perColumn = std::clamp(Micros((span + m_columns - 1) / m_columns), narrowest, widest);
    m_from = aligned(from, m_perColumn);
}

int TimeScale::columnAt(Instant at) const
{
    constexpr std::int64_t far = 1'000'000;
    const std::int64_t distance = (std::max(at, instantOf(0)) - m_from).count();
    std::int64_t column = distance / m_perColumn.count();
    if (distance < 0 && distance % m_perColumn.count() != 0)
        --column;
    return int(std::clamp(column, -far, far + m_columns));
}

TimeScale TimeScale::pannedBy(int columns) const
{
    TimeScale scale = *this;
    scale.m_from = std::max(instantOf(0), m_from + columns * m_perColumn);
    return scale;
}

TimeScale TimeScale::zoomedAround(double factor, int column) const
{
    const double wanted = std::round(double(m_perColumn.count()) * factor);
    TimeScale scale = *this;
    scale.m_perColumn =
        Micros(std::int64_t(std::clamp(wanted, double(narrowest.count()), double(widest.count()))));
    return scale.withAt(atColumn(column) + m_perColumn / 2, column);
}

TimeScale TimeScale::withColumns(int columns) const
{
    TimeScale scale = *this;
    scale.m_columns = std::max(1, columns);
    return scale;
}

TimeScale TimeScale::withAt(Instant at, int column) const
{
    TimeScale scale = *this;
    const Instant held = aligned(at, m_perColumn);
    scale.m_from = std::max(instantOf(0), held - column * m_perColumn);
    return scale;
}

} // namespace Chaos
