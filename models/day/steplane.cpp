// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/steplane.h"

#include <algorithm>
#include <array>

namespace Chaos {

namespace {

std::uint8_t packed(AlertState from, AlertState to)
{
    return std::uint8_t(std::uint8_t(from) << 4 | std::uint8_t(to));
}

AlertState topOf(const std::array<std::int32_t, alertStateCount> &counts)
{
    for (std::size_t state = alertStateCount - 1; state > 0; --state) {
        if (counts[state] > 0)
            return AlertState(state);
    }
    return AlertState::Inactive;
}

} // namespace

void StepLane::step(Instant at, AlertState from, AlertState to)
{
    const auto place = std::ranges::upper_bound(m_at, microsOf(at)) - m_at.begin();
    m_at.insert(m_at.begin() + place, microsOf(at));
    m_steps.insert(m_steps.begin() + place, packed(from, to));
    m_top.insert(m_top.begin() + place, AlertState::Inactive);
    count(from, to, 1);
    retop(std::size_t(place));
}

void StepLane::unstep(Instant at, AlertState from, AlertState to)
{
    const auto [first, last] = std::ranges::equal_range(m_at, microsOf(at));
    for (auto it = first; it != last; ++it) {
        const auto place = it - m_at.begin();
        if (m_steps[std::size_t(place)] != packed(from, to))
            continue;
        m_at.erase(it);
        m_steps.erase(m_steps.begin() + place);
        m_top.erase(m_top.begin() + place);
        count(from, to, -1);
        retop(std::size_t(place));
        return;
    }
}

void StepLane::count(AlertState from, AlertState to, int sign)
{
    m_counts[std::size_t(from)] -= sign;
    m_counts[std::size_t(to)] += sign;
}

void StepLane::retop(std::size_t first)
{
    auto counts = m_counts;
    for (std::size_t i = m_at.size(); i > first; --i) {
        m_top[i - 1] = topOf(counts);
        counts[m_steps[i - 1] >> 4] += 1;
        counts[m_steps[i - 1] & 15] -= 1;
    }
}

AlertState StepLane::at(Instant when) const
{
    const auto after = std::ranges::upper_bound(m_at, microsOf(when)) - m_at.begin();
    return after == 0 ? AlertState::Inactive : m_top[std::size_t(after) - 1];
}

void StepLane::columns(Instant from, Micros width, std::span<AlertState> out) const
{
    std::int64_t left = microsOf(from);
    auto next = std::size_t(std::ranges::upper_bound(m_at, left) - m_at.begin());
    AlertState now = next == 0 ? AlertState::Inactive : m_top[next - 1];
    for (AlertState &column : out) {
        left += width.count();
        column = now;
        for (; next < m_at.size() && m_at[next] < left; ++next) {
            now = m_top[next];
            column = std::max(column, now);
        }
        // A step right on the border between two columns ends the state before it.
        if (next < m_at.size() && m_at[next] == left) {
            while (next < m_at.size() && m_at[next] == left)
                now = m_top[next++];
        }
    }
}

Instant StepLane::nextStep(Instant when) const
{
    const auto it = std::ranges::lower_bound(m_at, microsOf(when));
    return it == m_at.end() ? Instant::max() : instantOf(*it);
}

Instant StepLane::since(Instant when) const
{
    auto i = std::size_t(std::ranges::upper_bound(m_at, microsOf(when)) - m_at.begin());
    if (i == 0)
        return Instant::min();
    const AlertState state = m_top[i - 1];
    while (i > 1 && m_top[i - 2] == state)
        --i;
    return i == 1 && state == AlertState::Inactive ? Instant::min() : instantOf(m_at[i - 1]);
}

std::size_t StepLane::memory() const
{
    return m_at.capacity() * sizeof(m_at[0]) + m_steps.capacity() + m_top.capacity();
}

} // namespace Chaos
