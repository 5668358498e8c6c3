// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/dayinfo.h"
#include "app/journal/statement.h"
#include "models/day/entry.h"

#include <QtGlobal>

namespace Chaos {

/// How days and entries lie in a store's tables.
namespace StoreRows {

/// The key of a day's first entry is one more; the key of its last is below that of the next day.
[[nodiscard]] constexpr qint64 firstOf(qint64 day)
{
    return day << 40;
}

/// All days in the order of their numbers, as `dayOf` reads them.
extern const char *const daysQuery;
[[nodiscard]] DayInfo dayOf(const Statement &row);

/// Entries from the key :from up to, without it, the key :end, as `entryOf` reads them.
extern const char *const entriesQuery;
/// A view into the row: until the statement's next step.
[[nodiscard]] EntryView entryOf(const Statement &row);

} // namespace StoreRows

/// The insert of an entry and where its values go, found once.
class EntryInserter
{
public:
    explicit EntryInserter(const Database &database);

    Outcome<Done> run(qint64 key, const Entry &value);

private:
    Statement m_statement;
    const int m_entry = m_statement.parameter(":entry");
    const int m_id = m_statement.parameter(":id");
    const int m_at = m_statement.parameter(":at");
    const int m_actor = m_statement.parameter(":actor");
    const int m_kind = m_statement.parameter(":kind");
    const int m_subject = m_statement.parameter(":subject");
    const int m_payload = m_statement.parameter(":payload");
};

} // namespace Chaos
