// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/survey.h"
#include "models/rules/promql.h"
#include "models/rules/reach.h"

namespace Chaos {

/// When an alerting rule of Prometheus fires, from its own numbers (integrations §2.2, §2.3;
/// upstream prometheus/prometheus `rules/alerting.go`, `rules/group.go`, `scrape/target.go`).
///
/// Scrapes and evaluations run at fixed phases that nobody knows beforehand:
///
///     seen     = the first evaluation after the first scrape after the trigger
///     hold     = ceil(for / e) · e                         0 for no `for`
///     earliest = hold
///     typical  ≈ (s + e) / 2 + q + hold + range / 2
///     latest   = s + e + max(q, s_to) + hold + range       s_to: a target that hangs
///
/// with s the scrape interval, s_to its time-out, e the group's interval and q the query offset. An
/// evaluation sees samples that are older than q and have arrived: the later of the two counts. The
/// earliest leaves q out, since a group may have an offset of its own that nobody tells.
struct FiringNumbers
{
    Micros shortestScrape{0}; ///< where several jobs may be read
    Micros longestScrape{0};
    Micros scrapeTimeout{0};
    Micros evaluatedEvery{0};
    Micros holdFor{0};
    Micros queryOffset{0};
    Micros looksBack{0}; ///< ranges: crossing the threshold takes up to that long
    Micros lookback{0}; ///< what is missing is missed so late at the latest, mostly at once
    Micros recordedEvery{0}; ///< a recorded series of another group is so old at most
    bool operator==(const FiringNumbers &) const = default;
};
[[nodiscard]] Reach firingOf(const FiringNumbers &numbers);

/// What `for` costs where it is looked at only once in a while: 90 s cost two minutes at 60 s.
[[nodiscard]] Micros holdOf(Micros holdFor, Micros evaluatedEvery);

/// The jobs that an expression may read: those that its selectors' conditions on `job` let through;
/// all where a selector has none. Empty: it asks only for jobs that are not among them.
[[nodiscard]] std::vector<const ScrapeJob *> jobsRead(const QueryReading &query,
                                                      const std::vector<ScrapeJob> &jobs);

/// Prometheus' own defaults, where a source does not say.
inline constexpr Micros usualInterval = std::chrono::minutes(1);
inline constexpr Micros usualLookback = std::chrono::minutes(5);

} // namespace Chaos
