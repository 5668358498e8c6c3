// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"

#include <vector>

namespace Chaos {

/// What people call a person, for whom no name is known the key.
[[nodiscard]] QString nameOf(const Plan &plan, const QString &person);

/// What people call an experiment, the key for one that has no title or is planned no more.
[[nodiscard]] QString experimentTitle(const Plan &plan, const QString &experiment);

/// The assignment that holds for a role in an experiment: its own goes before the day's. An empty
/// experiment asks for the day's. Null: nobody is assigned.
[[nodiscard]] const Assignment *assignmentFor(const Plan &plan, const QString &role,
                                              const QString &experiment);

/// Who plays a role in an experiment: its own assignment goes before the day's; who drives the
/// experiment is its experimenter where nobody else is named. Empty: nobody.
[[nodiscard]] QString playerOf(const Plan &plan, const QString &role, const Experiment &experiment);

/// Who plays a role where no experiment says otherwise. Empty: nobody.
[[nodiscard]] QString playerOfDay(const Plan &plan, const QString &role);

/// What one day asks of one person.
struct Load
{
    QString person{}; ///< key; of somebody who is not among the people as well
    QStringList roles{}; ///< keys of those that are theirs for the day
    int experiments = 0; ///< in which they play a role
    Micros time{0}; ///< the slots of these
    QStringList clashes{}; ///< keys of the experiments in which they play two roles or more
    bool operator==(const Load &) const = default;
};

/// One load a person of the plan, in its order; then those of unknown ones. The chaos incident
/// commander is one for the day and clashes with nothing.
[[nodiscard]] std::vector<Load> loadsOf(const Plan &plan);

} // namespace Chaos
