// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/itemstanding.h"

#include "models/rules/verdicts.h"

#include <QDateTime>

#include <algorithm>

namespace Chaos {

using namespace std::chrono_literals;

QDate localDate(Instant at, Micros utcOffset)
{
    const std::int64_t millis = microsOf(at + utcOffset) / 1000;
    return QDateTime::fromMSecsSinceEpoch(millis, Qt::UTC).date();
}

QDate dateOf(const Day &day, Micros utcOffset)
{
    if (day.plan().day.date.isValid())
        return day.plan().day.date;
    std::optional<Instant> first;
    for (const Run &run : day.runs()) {
        if (run.startedAt && (!first || *run.startedAt < *first))
            first = run.startedAt;
    }
    return first ? localDate(*first, utcOffset) : QDate();
}

ItemStanding standingOf(const ActionItem &item, QDate date, Instant now, Micros utcOffset)
{
    if (!item.closedAt)
        return item.due && *item.due < now ? ItemStanding::Overdue : ItemStanding::Open;
    if (localDate(*item.closedAt, utcOffset) == date)
        return ItemStanding::DoneOnTheDay;
    return *item.closedAt - item.openedAt <= 48h ? ItemStanding::DoneWithin48h
                                                 : ItemStanding::DoneLater;
}

bool isDone(ItemStanding standing)
{
    return standing != ItemStanding::Open && standing != ItemStanding::Overdue;
}

std::optional<ItemStanding> mendingOf(const Day &day, const QString &alert, Instant now,
                                      Micros utcOffset)
{
    const ActionItem *first = nullptr;
    for (const ActionItem &item : day.items()) {
        if (item.kind != ItemKind::Alert || item.alert != alert)
            continue;
        const bool isSooner =
            !first || !first->closedAt || (item.closedAt && *item.closedAt < *first->closedAt);
        if (isSooner && (item.closedAt || !first))
            first = &item;
    }
    if (!first)
        return {};
    return standingOf(*first, dateOf(day, utcOffset), now, utcOffset);
}

Retested retestOf(const Day &day, const ActionItem &item, Instant now)
{
    if (item.retest.isEmpty())
        return Retested::NotPlanned;
    const Run *run = day.run(item.retest);
    if (!run || !run->triggeredAt || run->triggeredAt->at < item.openedAt || run->isUnderWay())
        return Retested::Waiting;
    bool anyFailed = false;
    for (const Finding &finding : findingsOf(day, *run, now)) {
        if (finding.expected.alert.name != item.alert)
            continue;
        switch (finding.verdict()) {
        case Verdict::Fired:
            return Retested::Proven; // one source that knew is enough
        case Verdict::NotYetKnown:
        case Verdict::AlreadyFiring:
        case Verdict::NotPerformed:
            break;
        default:
            anyFailed = true;
        }
    }
    return anyFailed ? Retested::Failed : Retested::Unknown;
}

} // namespace Chaos
