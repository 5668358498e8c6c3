// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/hostsmodel.h"
#include "models/items/queuemodel.h"
#include "models/items/sourcesmodel.h"
#include "models/rules/acts.h"

#include <QString>

/// How the run screen says things: figures and states as words for the operator.
namespace Chaos::Wording {

/// "01:47", "−01:12" past zero, "2h05" from 100 minutes on: at most six characters, so that a
/// clock's place never grows.
[[nodiscard]] QString clock(Micros length);
/// "0:41", "12:05", "1:02:05": a measured or planned length inside a sentence or a list.
[[nodiscard]] QString length(Micros length);
/// "± 0.3 s", "± 12 s", "± 2 min".
[[nodiscard]] QString plusMinus(Micros plusMinus);
/// "14 s", "3 min", "2 h": how long something has lasted, roughly.
[[nodiscard]] QString rough(Micros length);
/// "14:09:59" on the clock of this desk.
[[nodiscard]] QString timeOfDay(Instant at);

[[nodiscard]] QString act(Act act);
/// What Act does, for a tooltip.
[[nodiscard]] QString actInFull(Act act);
/// "finished, the hypothesis held", "running" …: the state of a queue row.
[[nodiscard]] QString state(const QueueRow &row);
/// The line below the title in the queue.
[[nodiscard]] QString result(const QueueRow &row);
[[nodiscard]] QString host(HostState state);
/// What the probe says of a host: its latency, or else its detail, or else its state.
[[nodiscard]] QString finding(const HostRow &row);
/// "Prometheus live", "Icinga failing for 14 s · connection refused".
[[nodiscard]] QString standing(const SourceRow &row, Instant now);

/// Text from outside in a tooltip: as it is, never as markup.
[[nodiscard]] QString plain(const QString &text);

} // namespace Chaos::Wording
