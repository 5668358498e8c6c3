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

/// Why an act cannot be done now for that experiment; nothing if it can.
[[nodiscard]] std::optional<Failure> refusalOf(const Day &day, Act act, const QString &experiment);

/// The entry that skips an experiment that was not triggered. A reason is wanted.
[[nodiscard]] Outcome<Entry> skip(const Day &day, const QString &experiment, const QString &reason);

} // namespace Chaos
