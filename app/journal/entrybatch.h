// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace Chaos {

class EntryBatch;

/// How batches travel between threads: nobody can change one any more.
using SharedBatch = std::shared_ptr<const EntryBatch>;

/// Entries of one day in order, together with the bytes they look at: one block of memory with
/// `payloadPadding` readable bytes behind the last payload.
class EntryBatch
{
public:
    EntryBatch(const EntryBatch &) = delete;
    EntryBatch &operator=(const EntryBatch &) = delete;

    [[nodiscard]] static SharedBatch of(std::span<const Entry> entries);

    [[nodiscard]] std::span<const EntryView> entries() const { return m_entries; }
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    /// Of the last entry; 0 for an empty batch.
    [[nodiscard]] std::int64_t lastSequence() const
    {
        return m_entries.empty() ? 0 : m_entries.back().sequence;
    }

private:
    friend class EntryBatchBuilder;
    explicit EntryBatch(std::size_t capacity);

    std::unique_ptr<char[]> m_bytes;
    std::vector<EntryView> m_entries;
};

/// Fills a batch entry by entry, copying the bytes once.
class EntryBatchBuilder
{
public:
    /// Room for `capacity` bytes of texts; `expected` entries are foreseen, more may come.
    EntryBatchBuilder(std::size_t capacity, std::size_t expected);

    [[nodiscard]] static std::size_t bytesOf(const EntryView &entry)
    {
        return entry.actor.size() + entry.subject.size() + entry.payload.size()
            + (entry.kind == Kind::Unknown ? entry.kindWord.size() : 0);
    }
    [[nodiscard]] bool hasRoomFor(const EntryView &entry) const { return bytesOf(entry) <= m_left; }
    [[nodiscard]] bool isEmpty() const { return m_batch->m_entries.empty(); }

    /// Copies the entry. The caller has made sure that there is room for it.
    void add(const EntryView &entry);
    /// The finished batch; nothing can be added afterwards.
    [[nodiscard]] SharedBatch finish();

private:
    std::string_view keep(std::string_view text);

    std::shared_ptr<EntryBatch> m_batch;
    char *m_end = nullptr;
    std::size_t m_left = 0;
};

} // namespace Chaos
