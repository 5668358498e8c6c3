// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/alertbook.h"
#include "models/day/alertstate.h"
#include "models/day/entries.h"
#include "models/day/instant.h"

#include <string>
#include <vector>

namespace Chaos {

/// One alert as an answer has it.
struct ReportedAlert
{
    std::string fingerprint{};
    std::string name{};
    AlertState state = AlertState::Inactive;
    /// When the source says it began, on the source's clock: `activeAt`, `startsAt`. The epoch if
    /// it does not say.
    Instant onset{};
    std::vector<Label> labels{}; ///< sorted by name
    std::vector<Label> annotations{};
    bool operator==(const ReportedAlert &) const = default;

    [[nodiscard]] bool hasOnset() const { return onset != Instant{}; }
};

/// One alert that stands otherwise than in the answer before.
struct AlertMove
{
    ReportedAlert now{}; ///< inactive and without labels if it is gone
    AlertState before = AlertState::Inactive;
    Instant onsetBefore{};
    bool wasLost = false; ///< the source could not be asked in between
    bool operator==(const AlertMove &) const = default;
};

/// An alert that the day holds for active when the program starts.
struct ActiveAlert
{
    std::string source{};
    std::string fingerprint{};
    std::string name{};
    AlertState state = AlertState::Inactive;
    Instant onset{}; ///< source clock: where its activity began, as far as the day knows
    Instant since{}; ///< of the last change, on the clock that its evidence says
    Evidence evidence = Evidence::Stamp;
    bool operator==(const ActiveAlert &) const = default;
};

/// Every alert that is not inactive, for the sources to go on with.
[[nodiscard]] std::vector<ActiveAlert> activeAlerts(const AlertBook &book);

/// What is to be told of active alerts when their source cannot be asked any more.
[[nodiscard]] std::vector<Entries::SeenAlert>
unknownSince(Instant lastSeenAt, const std::string &source,
             const std::vector<ReportedAlert> &active);

/// Prometheus' own name for a label set: FNV-1a over the sorted labels, sixteen hex digits; what
/// Alertmanager calls `fingerprint` (prometheus/common model/signature.go).
[[nodiscard]] std::string fingerprintOf(const std::vector<Label> &sorted);

} // namespace Chaos
