// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/plan.h"

#include <vector>

/// What can be done with the experiments of a plan as wholes, as entries.
namespace Chaos::ExperimentEdits {

/// "experiment-3": a key that no experiment has, with a number behind the stem where it must be.
[[nodiscard]] QString freeKey(const Plan &plan, const QString &stem);

/// A copy under another title, right after the original.
[[nodiscard]] std::vector<Entry> duplicate(const Plan &plan, const Experiment &original,
                                           const QString &title);

/// The order in which the experiment stands in front of the one that is `before` now; the number of
/// experiments for the end. None where it would stand as it does.
[[nodiscard]] std::vector<Entry> move(const Plan &plan, const QString &key, int before);

} // namespace Chaos::ExperimentEdits
