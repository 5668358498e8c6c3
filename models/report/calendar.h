// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"

#include <QByteArray>
#include <QTimeZone>

namespace Chaos {

/// What a calendar file needs to know besides the plan.
struct CalendarEdition
{
    QString day{}; ///< what the day is called for ever: importing again updates, never doubles
    Instant stamp{}; ///< now
    QTimeZone zone = QTimeZone::utc(); ///< where the day is held: its window is local time there
    int sequence = 0; ///< higher for a later edition of the same day
};

/// The day as iCalendar (RFC 5545): the day itself, each experiment's slot, and each time of
/// telling people as an event of a whole day with its message. Reminders: for what is to be told at
/// nine on the working day before and at nine on the day, unless it is done; for the day a day
/// before; for a slot fifteen minutes before. Slots are told in UTC. Without a date the calendar is
/// empty; without a window the day is a whole one and has no slots.
[[nodiscard]] QByteArray calendarOf(const Plan &plan, const CalendarEdition &edition);

} // namespace Chaos
