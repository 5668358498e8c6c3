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

private:
    struct Shelved
    {
        DayInfo info{};
        QDate date{};
        PastDay day{};
    };
    std::map<qint64, Shelved> m_days;
};

/// What all days of a store tell to who looks back on them. A store that is not there yet tells
/// nothing, and a day that cannot be read to its end is named with the reason. Takes as long as
/// reading the store does; `stop` may be set from another thread: what is given then is of no use.
/// `shelf` belongs to who reads, one thread at a time.
[[nodiscard]] Outcome<KeptDays> keptDaysOf(const QString &storePath, Instant now, DayShelf &shelf,
                                           const std::atomic<bool> &stop);

} // namespace Chaos
