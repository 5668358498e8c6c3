// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/ledger.h"

#include <QStringList>

#include <memory>

namespace Chaos {

class Surroundings;

/// One alert of the inventory: a rule of a surveyed source, or one that only the plan names or the
/// day has seen.
struct CoveredAlert
{
    QString source{}; ///< empty: the plan names it without one, and no source has it
    QString name{};
    QString group{};
    std::vector<LabelMatcher> matchers{}; ///< that tell the rule from others of its name
    bool isRule = false; ///< its source has it among its rules
    bool wasSeen = false; ///< on this day, in any state
    QString runbook{}; ///< of its annotations; means nothing where it is no rule
    QStringList testedBy{}; ///< keys of experiments that expect it
    QStringList guards{}; ///< keys of experiments that are backed out when it fires
    std::optional<LedgerLine> proved{}; ///< over all days of the ledger
    bool operator==(const CoveredAlert &) const = default;
};

/// Shared: thousands of rules stay as their source told them, whatever is edited.
using Coverage = std::vector<std::shared_ptr<const CoveredAlert>>;

/// Every alert there is to know of, by source, name and group. Experiments that are taken out test
/// nothing.
[[nodiscard]] Coverage coverageOf(const Surroundings &around,
                                  const std::vector<LedgerLine> &ledger);

/// "37 of 40 alerts covered".
struct CoverageCount
{
    int alerts = 0;
    int tested = 0; ///< by some experiment of the plan
    int neverProved = 0;
    bool operator==(const CoverageCount &) const = default;
};
[[nodiscard]] CoverageCount countOf(const Coverage &coverage);
/// The same without the rows, and without a ledger: nothing counts as proved.
[[nodiscard]] CoverageCount coverageCountOf(const Surroundings &around);

/// A card that puts an alert to the test, with what can be known of it filled in: a key that the
/// plan does not have yet, the expected alert, a time-box in which it can fire and be told of, the
/// runbook. What only people can say is left open.
[[nodiscard]] Experiment cardFor(const CoveredAlert &alert, const Surroundings &around);

/// A reach as a time-box that people would give: five minutes at least, in whole minutes up to ten,
/// in steps of five up to an hour, of a quarter after that.
[[nodiscard]] Micros timeBoxFor(Micros latest);

} // namespace Chaos
