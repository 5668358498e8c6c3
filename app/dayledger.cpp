// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dayledger.h"

#include "app/daywriter.h"

namespace Chaos {

namespace {

/// Neither what was measured continuously nor what was written by hand proves an alert. What
/// sources say of themselves does: whether an alert was merged, say.
bool isWanted(Kind kind)
{
    switch (kind) {
    case Kind::SamplesTaken:
    case Kind::HostChanged:
    case Kind::NoteWritten:
    case Kind::NoteCorrected:
    case Kind::PictureKept:
    case Kind::QaResult:
    case Kind::QaWithdrawn:
        return false;
    default:
        return true;
    }
}

} // namespace

const PastDay *DayShelf::find(const DayInfo &info, QDate today) const
{
    const auto found = m_days.find(info.number);
    const bool isFresh =
        found != m_days.end() && found->second.info == info && found->second.date == today;
    return isFresh ? &found->second.day : nullptr;
}

void DayShelf::keep(const DayInfo &info, QDate today, PastDay day)
{
    m_days[info.number] = {.info = info, .date = today, .day = std::move(day)};
}

void DayShelf::keepSeen(std::vector<DayInfo> all, QDate today)
{
    m_seen = std::move(all);
    m_seenOn = today;
}

bool DayShelf::isNews(const std::vector<DayInfo> &all, QDate today) const
{
    return today != m_seenOn || all != m_seen;
}

Outcome<KeptDays> keptDaysOf(const QString &storePath, Instant now, DayShelf &shelf,
                             const std::atomic<bool> &stop)
{
    auto store = Store::open(storePath, OpenMode::ReadOnly);
    if (!store && store.failure().kind == Failure::Kind::NotFound)
        return KeptDays();
    if (!store)
        return store.failure();
    const auto days = (*store)->days();
    if (!days)
        return days.failure();
    const QDate today = localDate(now, Micros(0));
    KeptDays kept;
    for (const DayInfo &info : *days) {
        if (const PastDay *known = shelf.find(info, today)) {
            kept.days.push_back(*known);
            continue;
        }
        const auto day = foldDay(**store, info.number, isWanted, &stop);
        if (stop)
            return kept;
        if (!day) {
            kept.unread.push_back({.title = info.title, .why = day.failure().detail});
            continue;
        }
        kept.days.push_back(pastDayOf(*day, info.key, now));
        shelf.keep(info, today, kept.days.back());
    }
    shelf.keepSeen(*days, today);
    sortByDate(kept.days);
    return kept;
}

bool hasNews(const QString &storePath, Instant now, const DayShelf &shelf)
{
    auto store = Store::open(storePath, OpenMode::ReadOnly);
    const auto days = store ? (*store)->days() : Outcome<std::vector<DayInfo>>(store.failure());
    // What cannot be looked at is told once, by who reads it all.
    return days && shelf.isNews(*days, localDate(now, Micros(0)));
}

} // namespace Chaos
