// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/planfile.h"
#include "tests/models/items/dayscript.h"

namespace Chaos::SamplePlan {

/// Sixteen days before the day of the samples.
inline constexpr Instant begin =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::hours(9);

/// An experiment that lacks nothing, in a day that has `people`.
[[nodiscard]] Experiment complete(const QString &key, const QString &title);

/// Title, date, window, people with roles, and one source.
void people(DayScript &script);
/// Seven experiments as in the design: some with holes, the last one taken out.
void smallDay(DayScript &script);
/// What the source says of itself: DiskFull holds for ten minutes.
void survey(DayScript &script);
/// The day that comes with the program.
void shippedDay(DayScript &script);
/// So many experiments, every third with holes.
void manyExperiments(DayScript &script, int count);
/// Names that nobody should give.
void longNames(DayScript &script);

} // namespace Chaos::SamplePlan
