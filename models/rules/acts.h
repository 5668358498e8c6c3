// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/day/entries.h"
#include "models/day/outcome.h"

#include <optional>

namespace Chaos {

/// What a person does to move an experiment on, in this order.
enum class Act : std::uint8_t { Start, Trigger, BackOut, ConfirmReset, Finish };

/// The act that is due now, for the experiment under way or else the next one in the queue.
/// Nothing when the queue is done.
struct DueAct
{
    Act act = Act::Start;
    QString experiment{};
    bool operator==(const DueAct &) const = default;
};
[[nodiscard]] std::optional<DueAct> dueAct(const Day &day);

/// The entry that performs an act, or why it cannot be done now. `held` is for Finish.
[[nodiscard]] Outcome<Entry> perform(const Day &day, Act act, const QString &experiment,
                                     std::optional<bool> held = {});

/// The entry that skips an experiment that was not triggered. A reason is wanted.
[[nodiscard]] Outcome<Entry> skip(const Day &day, const QString &experiment, const QString &reason);

/// What is missing from a plan so that the experiment would stop on the day.
struct Hole
{
    enum class What : std::uint8_t {
        NoHypothesis,
        NoExpectedAlert,
        NoBackOutCriteria,
        NoBackOutPlan,
        NoResetCriteria,
        NoTimeBox,
        NoMethod,
        UnknownSource,
        UnknownHost,
    };

    What what = What::NoHypothesis;
    QString detail{}; ///< the key that is unknown, for the last two
    bool operator==(const Hole &) const = default;
};
[[nodiscard]] std::vector<Hole> holesOf(const Plan &plan, const Experiment &experiment);

} // namespace Chaos
