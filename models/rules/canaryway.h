// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/day/outcome.h"

#include <QStringList>

#include <vector>

namespace Chaos {

/// Whether the room would hear that somebody was told by that source, or by those behind it.
[[nodiscard]] bool isHeard(const Plan &plan, const QString &source);

/// Why no canary may be sent through that source just now, with what to do; nothing if it may.
[[nodiscard]] std::optional<Failure> againstCanary(const Day &day, const QString &source);

/// What stands against sending any at all: they never meet a fault or an experiment.
[[nodiscard]] std::optional<Failure> againstCanaries(const Day &day);

/// The sources of the plan through which canaries are to be sent, in its order: those that say how.
[[nodiscard]] std::vector<const AlertSource *> provableSources(const Plan &plan);

/// What to write into the plan so that one can be sent; empty for a source that takes none.
[[nodiscard]] QString howToSayCanary(const AlertSource &source);

/// How long is waited for somebody to be told: by what the source says of its own set-up the
/// longest that it takes and a minute, but no more than an hour; five minutes where it does not
/// say.
[[nodiscard]] Micros patienceWith(const Day &day, const QString &source);

/// So many bad results in a row make a passive check's problem hard, as far as is known; 1 for
/// every other source.
[[nodiscard]] int resultsUntilHard(const Day &day, const AlertSource &source);

/// Who gets it, in words: "receiver pager (severity=page)", "routing key checkout".
[[nodiscard]] QString whoGetsCanary(const Day &day, const AlertSource &source);

/// The canary as it is to be sent through a source, with an id that nothing else has. Its labels
/// are those that its source knows it by.
[[nodiscard]] Canary canaryFor(const AlertSource &source, const std::string &id, Instant now,
                               Micros patience);

} // namespace Chaos
