// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/day/outcome.h"
#include "models/steps/performing.h"

#include <optional>

namespace Chaos {

/// How far the way back of an experiment was tried since somebody last asked for it: the scripted
/// steps of its back-out plan, in order, while nothing is broken. They are what they are on the
/// day, so they have to do no harm where there is nothing to take back.
struct BackOutRehearsal
{
    Instant askedAt{};
    int steps = 0; ///< that the room performs
    int byHand = 0; ///< that people do, and try themselves
    int succeeded = 0;
    bool isUnderWay = false; ///< one is, or is still to come
    QStringList failures{}; ///< what failed, and why

    /// Every step of the plan was tried, and succeeded.
    [[nodiscard]] bool wentThrough() const { return byHand == 0 && succeeded == steps; }
    bool operator==(const BackOutRehearsal &) const = default;
};

/// Nothing where nobody ever asked.
[[nodiscard]] std::optional<BackOutRehearsal> rehearsalOf(const Day &day,
                                                          const QString &experiment);

/// The entry by which it is asked for, or why not.
[[nodiscard]] Outcome<Entry> rehearseBackOut(const Day &day, const QString &experiment);

/// The next step to try. One that fails does not stop the next. Nothing while an experiment is
/// under way or everything is stopped. What is left of a rehearsal when an experiment is started,
/// the room ends or the back-out plan changes is not tried any more.
[[nodiscard]] std::optional<StepOrder> nextOfRehearsal(const Day &day);

} // namespace Chaos
