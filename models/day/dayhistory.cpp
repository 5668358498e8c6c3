// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/dayhistory.h"

#include <algorithm>

namespace Chaos {

namespace {

/// What it takes to read and fold an entry, in bytes of a payload.
constexpr std::size_t workOfOne = 256;

std::size_t workOf(const EntryView &entry)
{
    return workOfOne + entry.payload.size();
}

} // namespace

DayHistory::DayHistory(EntrySource &source, std::size_t firstDistance)
    : m_source(source)
    , m_kept(1)
    , m_distance(firstDistance)
{}

void DayHistory::take(const EntryView &entry)
{
    const std::size_t lines = m_newest.story().size();
    m_newest.apply(entry);
    if (m_newest.story().size() > lines)
        m_moments.push_back({entry.sequence, m_newest.lastAt()});
    m_work += workOf(entry);
    if (m_work >= m_distance)
        keep();
}

void DayHistory::keep()
{
    m_kept.push_back(m_newest);
    m_work = 0;
    if (m_kept.size() <= mostKept)
        return;
    // Every other one goes; the first stays.
    for (std::size_t i = 1; i < (m_kept.size() + 1) / 2; ++i)
        m_kept[i] = std::move(m_kept[2 * i]);
    m_kept.resize((m_kept.size() + 1) / 2);
    m_distance *= 2;
}

Outcome<bool> DayHistory::readOn(std::int64_t entries)
{
    const std::int64_t last = m_newest.lastSequence() + entries;
    const auto read = readUntil([this, last] { return m_newest.lastSequence() >= last; });
    if (!read)
        return read.failure();
    return m_newest.lastSequence() >= last;
}

Outcome<Done> DayHistory::readUntil(const std::function<bool()> &isEnough)
{
    if (isEnough())
        return Done{};
    return m_source.read(m_newest.lastSequence() + 1, [&](const EntryView &entry) {
        take(entry);
        return !isEnough();
    });
}

Outcome<Day> DayHistory::at(Instant instant)
{
    const auto read = readUntil([&] { return m_newest.lastAt() > instant; });
    if (!read)
        return read.failure();
    return goOnFrom([&](const Day &day) { return day.lastAt() <= instant; },
                    [&](const EntryView &next) { return next.at <= instant; });
}

Outcome<Day> DayHistory::upTo(std::int64_t sequence)
{
    const auto read = readUntil([&] { return m_newest.lastSequence() >= sequence; });
    if (!read)
        return read.failure();
    return goOnFrom([&](const Day &day) { return day.lastSequence() <= sequence; },
                    [&](const EntryView &next) { return next.sequence <= sequence; });
}

Outcome<Day> DayHistory::goOnFrom(const std::function<bool(const Day &)> &isEarly,
                                  const Before &before)
{
    if (isEarly(m_newest))
        return m_newest;
    // The day of no entry is early for every wish.
    const auto after = std::ranges::partition_point(m_kept.begin() + 1, m_kept.end(), isEarly);
    Day day = *std::prev(after);
    const auto read = m_source.read(day.lastSequence() + 1, [&](const EntryView &entry) {
        if (!before(entry))
            return false;
        day.apply(entry);
        return true;
    });
    if (!read)
        return read.failure();
    return day;
}

std::vector<Moment> DayHistory::takeMoments()
{
    return std::exchange(m_moments, {});
}

} // namespace Chaos
