// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/production.h"
#include "models/day/stepbook.h"
#include "models/steps/activity.h"
#include "models/steps/scope.h"

#include <QJsonValue>
#include <QStringList>

#include <optional>

namespace Chaos {

/// A step to be performed.
struct StepDeed
{
    QString key{};
    PlannedStep step{};
    StepScope scope{}; ///< what its experiment gives names to
    QString ssh{}; ///< how the host is reached on which it runs; empty: this desk
    QString mark{}; ///< of the switch that its host keeps, see `undoing`; empty: none
    QString refusal{}; ///< why it must not be performed; empty: it may
    Fence fence{}; ///< what it must not reach, wherever its names lead
    StepPhase phase = StepPhase::Method;
    QStringList marksToClear{}; ///< of switches that are no longer needed once it has succeeded
};

/// What became of it.
struct StepEnd
{
    QString key{};
    StepOutcome outcome = StepOutcome::Failed;
    std::optional<Stamp> actedAt{}; ///< room clock: when it was begun
    std::optional<int> status{};
    QString why{}; ///< where it did not succeed, in words
    QString output{}; ///< its beginning and its end, secrets masked
    std::int64_t outputBytes = 0;
    QJsonValue value = QJsonValue::Undefined; ///< what a tolerance is held against
};

} // namespace Chaos

Q_DECLARE_METATYPE(Chaos::StepDeed)
Q_DECLARE_METATYPE(Chaos::StepEnd)
