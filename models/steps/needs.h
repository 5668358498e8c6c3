// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"

#include <QString>
#include <QStringList>

#include <string>

namespace Chaos {

/// What the desk must have for the room to perform an experiment's steps.
struct StepNeeds
{
    QStringList programs{};
    QStringList variables{}; ///< of the environment
    QStringList secrets{}; ///< names under which environment or keychain have them
    bool operator==(const StepNeeds &) const = default;
};

[[nodiscard]] StepNeeds needsOf(const Experiment &experiment);
/// Of all that are not taken out.
[[nodiscard]] StepNeeds needsOf(const Plan &plan);

/// How a need of the desk stands is kept under such a name among the day's sources: failing, where
/// the desk lacks it.
namespace DeskStanding {

[[nodiscard]] std::string ofProgram(const QString &name);
[[nodiscard]] std::string ofVariable(const QString &name);
[[nodiscard]] std::string ofSecret(const QString &name);

} // namespace DeskStanding

/// Why steps of the experiment could not be begun, whatever the desk has, a sentence each: they
/// call values that the room does not get at.
[[nodiscard]] QStringList unusableNamesOf(const Experiment &experiment);

} // namespace Chaos
