// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/day/outcome.h"

#include <optional>

namespace Chaos {

/// A host of production that steps run on, and that nobody has allowed yet for this run.
struct WantedAllowance
{
    QString experiment{};
    QString host{}; ///< key, which is what has to be typed
    bool operator==(const WantedAllowance &) const = default;
};

/// The next one that the experiment under way needs and that its plan accepts; nothing: none.
[[nodiscard]] std::optional<WantedAllowance> wantedAllowance(const Day &day);

/// Why an experiment may not be triggered for the sake of production: the plan does not accept a
/// host of it by name, or nobody has allowed it for this run. Nothing if it may.
[[nodiscard]] std::optional<Failure> againstProduction(const Day &day, const Run &run);

/// Why a host cannot be allowed for that experiment, whatever the code; nothing if it can. `typed`
/// is the host's name as somebody has typed it.
[[nodiscard]] std::optional<Failure> againstAllowing(const Day &day, const QString &experiment,
                                                     const QString &typed, Instant now);

/// What comes of a code: `production.allowed`, or `production.refused` with why. `timeStep` is that
/// of which the code is right; nothing: of none.
[[nodiscard]] Entry entryOfCode(const Day &day, const QString &experiment, const QString &host,
                                std::optional<std::int64_t> timeStep);

/// What to tell a person whose code was refused: why, how many tries are left by `now`, and how
/// this desk's clock stands, by which codes come and go.
[[nodiscard]] QString refusalText(const Day &day, const QString &why, Instant now);

} // namespace Chaos
