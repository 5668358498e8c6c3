// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/entrybatch.h"

#include <QtGlobal>

#include <cstring>

namespace Chaos {

EntryBatch::EntryBatch(std::size_t capacity)
    : m_bytes(std::make_unique_for_overwrite<char[]>(capacity + payloadPadding))
{}

SharedBatch EntryBatch::of(std::span<const Entry> entries)
{
    const auto viewOf = [](const Entry &entry) {
        return EntryView{.sequence = entry.sequence,
                         .id = entry.id,
                         .at = entry.at,
                         .kind = entry.kind,
                         .actor = entry.actor,
                         .kindWord = wordOf(entry.kind),
                         .subject = entry.subject,
                         .payload = entry.payload};
    };
    std::size_t bytes = 0;
    for (const Entry &entry : entries)
        bytes += EntryBatchBuilder::bytesOf(viewOf(entry));
    EntryBatchBuilder builder(bytes, entries.size());
    for (const Entry &entry : entries)
        builder.add(viewOf(entry));
    return builder.finish();
}

EntryBatchBuilder::EntryBatchBuilder(std::size_t capacity, std::size_t expected)
    : m_batch(new EntryBatch(capacity))
    , m_end(m_batch->m_bytes.get())
    , m_left(capacity)
{
    m_batch->m_entries.reserve(expected);
}

std::string_view EntryBatchBuilder::keep(std::string_view text)
{
    if (text.empty())
        return {};
    std::memcpy(m_end, text.data(), text.size());
    const std::string_view kept(m_end, text.size());
    m_end += text.size();
    m_left -= text.size();
    return kept;
}

void EntryBatchBuilder::add(const EntryView &entry)
{
    Q_ASSERT(hasRoomFor(entry));
    EntryView &kept = m_batch->m_entries.emplace_back(entry);
    kept.actor = keep(entry.actor);
    // The words of known kinds live as long as the program.
    kept.kindWord = entry.kind == Kind::Unknown ? keep(entry.kindWord) : wordOf(entry.kind);
    kept.subject = keep(entry.subject);
    kept.payload = keep(entry.payload);
}

SharedBatch EntryBatchBuilder::finish()
{
    std::memset(m_end, 0, payloadPadding);
    m_end = nullptr;
    m_left = 0;
    return std::move(m_batch);
}

} // namespace Chaos
