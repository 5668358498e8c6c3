// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/storerows.h"

#include <algorithm>
#include <cstring>

namespace Chaos {

namespace {

constexpr qint64 sequenceOf(qint64 key)
{
    return key & (StoreRows::firstOf(1) - 1);
}

QString stringOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

const char *const StoreRows::daysQuery =
    "SELECT d.number, d.key, d.title, d.created_at, j.entry, j.at FROM days d"
    " LEFT JOIN journal j ON j.entry = (SELECT max(entry) FROM journal"
    "  WHERE entry > d.number << 40 AND entry < (d.number + 1) << 40)"
    " ORDER BY d.number";

const char *const StoreRows::entriesQuery =
    "SELECT entry, id, at, actor, kind, subject, payload FROM journal"
    " WHERE entry >= :from AND entry < :end ORDER BY entry";

DayInfo StoreRows::dayOf(const Statement &row)
{
    DayInfo day{.number = row.number(0),
                .key = stringOf(row.text(1)),
                .title = stringOf(row.text(2)),
                .createdAt = instantOf(row.number(3))};
    if (!row.isNull(4)) {
        day.entries = sequenceOf(row.number(4));
        day.lastAt = instantOf(row.number(5));
    }
    return day;
}

EntryView StoreRows::entryOf(const Statement &row)
{
    EntryView entry{.sequence = sequenceOf(row.number(0)),
                    .at = instantOf(row.number(2)),
                    .actor = row.text(3),
                    .kindWord = row.text(4),
                    .subject = row.text(5),
                    .payload = row.text(6)};
    entry.kind = kindOf(entry.kindWord);
    const std::string_view id = row.text(1);
    std::memcpy(entry.id.bytes.data(), id.data(), std::min(id.size(), entry.id.bytes.size()));
    return entry;
}

EntryInserter::EntryInserter(const Database &database)
    : m_statement(database,
                  "INSERT INTO journal (entry, id, at, actor, kind, subject, payload)"
                  " VALUES (:entry, :id, :at, :actor, :kind, :subject, :payload)")
{}

Outcome<Done> EntryInserter::run(qint64 key, const Entry &value)
{
    m_statement.bind(m_entry, key);
    m_statement.bindBlob(m_id, value.id.bytes);
    m_statement.bind(m_at, microsOf(value.at));
    m_statement.bindText(m_actor, value.actor);
    m_statement.bindText(m_kind, wordOf(value.kind));
    m_statement.bindText(m_subject, value.subject);
    m_statement.bindText(m_payload, value.payload);
    return m_statement.run();
}

} // namespace Chaos
