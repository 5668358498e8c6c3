// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace Chaos {

/// One alert put to the test by one experiment that was performed: what came of it.
struct Proof
{
    QString source{}; ///< that showed it; where none did, the one that should have; may be empty
    QString sourceTitle{}; ///< as people call it
    QString alert{};
    std::vector<LabelMatcher> matchers{}; ///< that tell it from others of its name
    QString experiment{}; ///< key
    QString title{}; ///< of the experiment
    QString day{}; ///< title of the day
    Instant at{}; ///< T+0; room clock; the epoch where it was not triggered
    std::optional<Micros> knownWithin{}; ///< what the plan expected
    std::optional<Micros> toldWithin{};
    std::optional<Elapsed> timeToKnow{};
    std::optional<Elapsed> timeToDetection{};
    Verdict verdict = Verdict::NotYetKnown; ///< a person's word, otherwise the room's
    QString cause{}; ///< a person's, otherwise the room's; empty where there is nothing to explain
    bool firedOnNoData = false; ///< proven, where the plan asked for it
    bool clearedByItself = false; ///< the same

    /// Whether the alert showed that it notices the fault, in time or not.
    [[nodiscard]] bool hasFired() const;
    bool operator==(const Proof &) const = default;
};

/// What became of each alert that a day was to put to the test, in the day's order: also what is
/// not known yet, or was not performed. `now` as for `findingsOf`.
[[nodiscard]] std::vector<Proof> resultsOf(const Day &day, Instant now);

/// Of these what proves something, in order of time. What is not known yet, or was not performed,
/// proves nothing and is left out.
[[nodiscard]] std::vector<Proof> proofsAmong(std::vector<Proof> results);
/// The same of a day as it stood when its last entry came.
[[nodiscard]] std::vector<Proof> proofsOf(const Day &day);

/// What is known of one alert over many days.
struct LedgerLine
{
    QString source{};
    QString alert{};
    Proof last{}; ///< its latest test
    std::optional<Proof> lastFired{};
    std::optional<Instant> firedOnNoData{}; ///< last proven at; room clock
    std::optional<Instant> clearedByItself{};
    int tests = 0;
    bool operator==(const LedgerLine &) const = default;
};

/// The proofs of many days as one ledger, a line an alert, by source and alert.
[[nodiscard]] std::vector<LedgerLine> mergeProofs(std::span<const std::vector<Proof>> days);

} // namespace Chaos
