// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/readiness.h"

#include <QByteArray>

namespace Chaos {

/// What a plan lacks, to be read: one line that sums it up, then the day's own concerns and those
/// of each experiment that has any.
[[nodiscard]] QByteArray readinessText(const Plan &plan, const std::vector<Concern> &concerns);

/// The same for programs: an array of {rule, severity, experiment, about, title, reason, remedy,
/// close_by}. `experiment` is null for the day as a whole; `about` and `close_by` where there is
/// none.
[[nodiscard]] QByteArray readinessJson(const std::vector<Concern> &concerns);

/// How many experiments have a hole.
[[nodiscard]] int experimentsWithHoles(const std::vector<Concern> &concerns);

} // namespace Chaos
