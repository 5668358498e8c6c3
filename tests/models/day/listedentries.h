// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/day/entrysource.h"

#include <atomic>
#include <mutex>
#include <vector>

namespace Chaos {

/// Entries that are read again from memory; numbered in order.
class ListedEntries final : public EntrySource
{
public:
    explicit ListedEntries(std::vector<Entry> entries = {})
    {
        for (Entry &entry : entries)
            add(std::move(entry));
    }

    /// From any thread.
    void add(Entry entry)
    {
        const std::scoped_lock lock(m_mutex);
        entry.sequence = std::int64_t(m_entries.size()) + 1;
        m_entries.push_back(std::move(entry));
    }

    Outcome<Done> read(std::int64_t from, const Visitor &visit) override
    {
        ++m_reads;
        const std::scoped_lock lock(m_mutex);
        if (m_isBroken)
            return Failure{Failure::Kind::Storage, QStringLiteral("the disk is gone")};
        for (std::size_t i = std::size_t(from - 1); i < m_entries.size(); ++i) {
            ++m_visited;
            if (!visit(m_entries[i].view()))
                break;
        }
        return Done{};
    }

    void setBroken(bool broken) { m_isBroken = broken; }
    [[nodiscard]] int reads() const { return m_reads; }
    /// How many entries were looked at.
    [[nodiscard]] int visited() const { return m_visited; }

    /// What the room knew at that instant, folded from the start.
    [[nodiscard]] Day foldedAt(Instant instant)
    {
        Day day;
        for (Entry &entry : m_entries) {
            if (entry.at > instant)
                break;
            day.apply(entry.view());
        }
        return day;
    }
    [[nodiscard]] Day foldedUpTo(std::int64_t sequence)
    {
        Day day;
        for (std::int64_t i = 0; i < sequence && i < std::int64_t(m_entries.size()); ++i)
            day.apply(m_entries[std::size_t(i)].view());
        return day;
    }

private:
    std::mutex m_mutex;
    std::vector<Entry> m_entries;
    std::atomic<bool> m_isBroken = false;
    std::atomic<int> m_reads = 0;
    std::atomic<int> m_visited = 0;
};

} // namespace Chaos
