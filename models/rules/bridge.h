// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/rules/acts.h"
#include "models/rules/matching.h"
#include "models/rules/timing.h"

#include <optional>

namespace Chaos {

/// What the top bar answers: what is running, since when, how long is left, do we know, were we
/// told, how do we get back.
struct Bridge
{
    QString environment{};
    QString experiment{}; ///< key of the one under way, or of the next; empty when there is none
    QString title{};
    QString hypothesis{};
    int ordinal = 0; ///< from 1, among those of the day
    int count = 0;
    RunState state = RunState::Queued;
    std::optional<Micros> sinceTrigger{}; ///< stands still once the experiment is reset
    std::optional<Micros> timeBoxLeft{}; ///< negative: overrun
    std::optional<Elapsed> timeToKnow{};
    std::optional<Elapsed> timeToDetection{};
    std::optional<DueAct> due{};
    QString locked{}; ///< why what is due, a start or a trigger, cannot be done now
    bool canBackOut = false;
    QString alarm{}; ///< what a guard saw that tripped: it is time to go back; empty: none did
    bool operator==(const Bridge &) const = default;
};
[[nodiscard]] Bridge bridgeOf(const Day &day, Instant now);

} // namespace Chaos
