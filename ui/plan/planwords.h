// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"
#include "models/items/edithistory.h"
#include "models/rules/readiness.h"

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

/// "1 experiment", "12 experiments".
[[nodiscard]] QString experiments(int count);
[[nodiscard]] QString level(Level level);
[[nodiscard]] QString reach(Risk::Reach reach);
[[nodiscard]] QString kind(ExperimentKind kind);
/// Who backs out once a guard trips: people, or the room by itself.
[[nodiscard]] QString whoBacksOut(bool byItself);
[[nodiscard]] QString severity(Severity severity);
/// "by Tue 24 Nov"; empty for no date.
[[nodiscard]] QString closeBy(QDate date);
/// What a step of the history is about: "hypothesis of Redis primary is killed".
[[nodiscard]] QString edit(const EditHistory::Step &step, const Plan &plan);

/// Text from outside in a tooltip: as it is, never as markup.
[[nodiscard]] QString plain(const QString &text);

} // namespace Chaos::PlanWords
