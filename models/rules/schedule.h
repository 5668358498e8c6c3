// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"

#include <vector>

namespace Chaos {

/// The working day that lies `days` working days (Monday to Friday) before a date; with 0 the date
/// itself or, at a weekend, the Friday before it. Invalid for an invalid date.
[[nodiscard]] QDate workingDaysBefore(QDate date, int days);

/// When a contact is due: its own date, or counted back from the day by the calendar; a weekend
/// becomes the Friday before it. On the day itself nothing moves. Invalid while the day has no
/// date.
[[nodiscard]] QDate dueDate(const Contact &contact, QDate day);

enum class ContactState : std::uint8_t { Upcoming, Due, Late, Told };
[[nodiscard]] ContactState stateOf(const Contact &contact, QDate day, QDate today);

/// The schedule of the first chaos day: what a plan begins with that has none.
[[nodiscard]] std::vector<Contact> customaryContacts();

/// From when to when the day is held.
struct Hours
{
    QTime from{};
    QTime to{};
};
/// The hours a plan begins with that has none.
[[nodiscard]] Hours customaryHours();

/// The contact's message for this plan. {title}, {date}, {window}, {environment}, {experiments},
/// {people} and {alternative_staging} are filled in; any other word in braces stays as it is.
[[nodiscard]] QString filledText(const Contact &contact, const Plan &plan);

} // namespace Chaos
