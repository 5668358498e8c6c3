// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/day/entries.h"
#include "models/items/liveday.h"

#include <vector>

namespace Chaos {

/// A day written by hand: each entry becomes durable at once, a moment after the one before, and
/// the clock stands where the script has come to.
class DayScript
{
public:
    explicit DayScript(Instant begin)
        : m_clock(begin)
    {}

    [[nodiscard]] LiveDay &live() { return m_live; }
    [[nodiscard]] const Day &day() const { return m_live.day(); }
    [[nodiscard]] SetClock &clock() { return m_clock; }
    [[nodiscard]] Instant now() const { return m_clock.now(); }
    /// All that was said so far.
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }

    DayScript &after(Micros pause)
    {
        m_clock.advance(pause);
        return *this;
    }

    DayScript &say(Entry entry)
    {
        std::vector<Entry> entries{std::move(entry)};
        return say(std::move(entries));
    }

    DayScript &say(std::vector<Entry> entries)
    {
        std::vector<EntryView> views;
        views.reserve(entries.size());
        for (Entry &entry : entries) {
            entry.sequence = ++m_sequence;
            if (entry.at == Instant{})
                entry.at = m_clock.now();
            views.push_back(entry.view());
        }
        m_entries.insert(m_entries.end(), entries.begin(), entries.end());
        m_live.apply(views);
        return *this;
    }

private:
    SetClock m_clock;
    LiveDay m_live;
    std::vector<Entry> m_entries;
    std::int64_t m_sequence = 0;
};

} // namespace Chaos
