// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/lateness.h"

#include "models/rules/acts.h"
#include "models/rules/dayplan.h"

#include <QDateTime>

#include <algorithm>

namespace Chaos {

namespace {

/// Since the midnight with which that date began there, on the clock that hangs on the wall.
Micros sinceMidnightOf(QDate date, Instant at, const QTimeZone &zone)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(microsOf(at) / 1000, zone);
    return std::chrono::days(date.daysTo(local.date()))
        + std::chrono::milliseconds(local.time().msecsSinceStartOfDay());
}

} // namespace

std::optional<Micros> latenessOf(const Day &day, Instant now, const QTimeZone &zone)
{
    const DayDescription &described = day.plan().day;
    if (!described.date.isValid() || !described.from.isValid())
        return {};
    const auto due = dueAct(day);
    if (!due)
        return {};
    const std::vector<PlannedSlot> planned = dayPlanOf(day.plan());
    const auto slot = std::ranges::find(planned, due->experiment, &PlannedSlot::experiment);
    if (slot == planned.end())
        return {};
    const Micros time = sinceMidnightOf(described.date, now, zone);
    if (time < Micros(0) || time >= std::chrono::days(1))
        return {};
    const Run *run = day.current();
    if (!run || !run->startedAt)
        return time > slot->from ? std::optional(time - slot->from) : std::nullopt;
    const Micros began = sinceMidnightOf(described.date, *run->startedAt, zone) - slot->from;
    const Micros late = std::max(began, time - slot->from - slot->length);
    return late > Micros(0) ? std::optional(late) : std::nullopt;
}

} // namespace Chaos
