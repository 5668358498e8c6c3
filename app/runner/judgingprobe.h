// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/day/plannedstep.h"

#include <QJsonValue>
#include <QStringList>

/// A tolerance of type "probe": an activity that judges what another gave.
namespace Chaos::JudgingProbe {

/// The tolerance of that step as a step of its own, with the value as its argument "value". A
/// failure where it takes no arguments, or where the value holds a secret that would be shown.
[[nodiscard]] Outcome<PlannedStep> of(const PlannedStep &step, const QJsonValue &value,
                                      const QStringList &secrets);

/// In words. `name` of the probe may be empty, as may `why` it did not come to its end.
[[nodiscard]] QString whyNot(const QString &name, const QString &why);

} // namespace Chaos::JudgingProbe
