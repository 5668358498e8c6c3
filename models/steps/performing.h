// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <optional>
#include <vector>

namespace Chaos {

/// A step that the room shall begin.
struct StepOrder
{
    QString experiment{};
    StepPhase phase = StepPhase::Method;
    int step = 0;
    bool isTrigger = false; ///< the first that changes something: with it T+0 begins
    bool operator==(const StepOrder &) const = default;
};

/// The next step to begin; nothing: none, or one that is under way has to end before.
///
/// The method is performed in order once the experiment is triggered, and waits where people have
/// something to do; a step that fails does not stop it. As soon as the experiment is backed out
/// nothing more of the method is begun; when all of it has ended, the steps of the back-out plan
/// follow in order, and none of them waits for people or for another's success. One that was lost
/// with the room is begun once more, and where it is backed out again what failed before. Then what
/// tells that all is as it was is looked at, again and again, until it is. While no experiment is
/// under way it is a step of a way back that is rehearsed.
[[nodiscard]] std::optional<StepOrder> nextOrder(const Day &day, Instant now);

/// When time alone may bring another order; nothing: it does not.
[[nodiscard]] std::optional<Instant> nextLook(const Day &day);

/// Keys of those that are under way and shall not go on: the method's once it is backed out, a
/// rehearsal's once everything is stopped.
[[nodiscard]] QStringList toBeStopped(const Day &day);

/// What an emergency stop means for the experiment under way: that it is backed out. Nothing: it is
/// already, or none is applied.
[[nodiscard]] std::optional<Entry> entryOfStop(const Day &day);

/// The steps of a phase, as planned.
[[nodiscard]] const std::vector<PlannedStep> &stepsOf(const Experiment &experiment,
                                                      StepPhase phase);

/// Why a step must not run on the host that it names: the plan does not have it, or it is not of
/// staging, and if it is of production nobody has allowed it for that run. Empty: it may, or it
/// runs on this desk. Null: it is of no run.
[[nodiscard]] QString refusalOf(const Plan &plan, const PlannedStep &step,
                                const Run *run = nullptr);

} // namespace Chaos
