// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"

/// How the plan screen says things.
namespace Chaos::PlanWords {

/// The date that an instant has at this desk.
[[nodiscard]] QDate dateOf(Instant at);
/// "in 16 days", "tomorrow", "today", "3 days ago".
[[nodiscard]] QString distance(QDate today, QDate day);
/// "Tue 8 Dec 2026 · in 16 days · staging": what is known of it.
[[nodiscard]] QString whenAndWhere(const DayDescription &day, QDate today);
/// "+1:10", "−0:45", "0:00": hours and minutes over the window; more, not less,
/// where it is not a whole minute.
[[nodiscard]] QString overrun(Micros length);

} // namespace Chaos::PlanWords
