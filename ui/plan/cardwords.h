// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/experiment.h"
#include "models/day/outcome.h"

#include <QDate>
#include <QStringList>

#include <optional>

/// Values of an experiment as people type them, and back. Failures say how it is written rightly.
namespace Chaos::CardWords {

/// "10m"; empty for none.
[[nodiscard]] QString ofDuration(Micros length);
[[nodiscard]] Outcome<Micros> duration(const QString &text);
[[nodiscard]] QString ofMaybe(const std::optional<Micros> &length);
[[nodiscard]] Outcome<std::optional<Micros>> maybeDuration(const QString &text);

/// "2026-11-24"; read also as "24.11.2026" and as this desk writes it.
[[nodiscard]] QString ofDate(QDate date);
[[nodiscard]] Outcome<QDate> date(const QString &text);

/// "09:30", read also as "9:30"; empty: not said.
[[nodiscard]] QString ofTime(QTime time);
[[nodiscard]] Outcome<QTime> time(const QString &text);

[[nodiscard]] QString ofNumber(const std::optional<double> &number);
[[nodiscard]] Outcome<std::optional<double>> number(const QString &text);

[[nodiscard]] QString ofMatchers(const std::vector<LabelMatcher> &matchers);
[[nodiscard]] Outcome<std::vector<LabelMatcher>> matchers(const QString &text);

/// "DiskFull" or "DiskFull{job="x"}".
[[nodiscard]] Outcome<NamedAlert> alert(const QString &text);

/// Lines that say something, trimmed.
[[nodiscard]] QStringList lines(const QString &text);

/// "rm /var/fill"; what the rehearsal's staging does reads "[staging: refuse checkout]", and what
/// the room performs ends in "[scripted]" or "[scripted on db-1]".
[[nodiscard]] QString ofStep(const PlannedStep &step);
/// Steps, one a line. A line that reads as one of `before` is that step; what the room performs is
/// written in the plan file and cannot be made of a line.
[[nodiscard]] QString ofSteps(const std::vector<PlannedStep> &steps);
[[nodiscard]] Outcome<std::vector<PlannedStep>> steps(const QString &text,
                                                      const std::vector<PlannedStep> &before);

} // namespace Chaos::CardWords
