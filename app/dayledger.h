// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/dayinfo.h"
#include "models/day/outcome.h"
#include "models/rules/pastday.h"

#include <QString>

#include <atomic>
#include <map>

namespace Chaos {

/// The days that were read before: one to which nothing came is not read again. What is told of a
/// day may change at midnight, as it is over then, so each is kept till the date changes.
class DayShelf
{
public:
    /// Null: it has to be read.
    [[nodiscard]] const PastDay *find(const DayInfo &info, QDate today) const;
    void keep(const DayInfo &info, QDate today, PastDay day);
    /// All days of the store as they were when all of it was last read to the end.
    void keepSeen(std::vector<DayInfo> all, QDate today);
    /// Whether something came to them since then, or it is another date.
    [[nodiscard]] bool isNews(const std::vector<DayInfo> &all, QDate today) const;

private:
    struct Shelved
    {
        DayInfo info{};
        QDate date{};
        PastDay day{};
    };
    std::map<qint64, Shelved> m_days;
    std::vector<DayInfo> m_seen;
    QDate m_seenOn;
};

/// What all days of a store tell to who looks back on them. A store that is not there yet tells
/// nothing, and a day that cannot be read to its end is named with the reason. Takes as long as
/// reading the store does; `stop` may be set from another thread: what is given then is of no use.
/// `shelf` belongs to who reads, one thread at a time.
[[nodiscard]] Outcome<KeptDays> keptDaysOf(const QString &storePath, Instant now, DayShelf &shelf,
                                           const std::atomic<bool> &stop);

/// Whether `keptDaysOf` would tell something else than when it was last asked with that shelf.
/// Looks at no day, and takes no time.
[[nodiscard]] bool hasNews(const QString &storePath, Instant now, const DayShelf &shelf);

} // namespace Chaos
