// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/poll.h"
#include "app/sources/prometheusparser.h"
#include "app/sources/reportedalert.h"
#include "models/day/entries.h"
#include "models/day/survey.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace Chaos {

/// The numbers of one alerting rule that say when it can fire.
struct RuleTiming
{
    Micros holdFor{0}; ///< its `for`
    Micros interval{0}; ///< of its group; 0 if not told
    bool isAmbiguous = false; ///< several rules of that name with different numbers

    /// The time from first sign to firing: `for`, in whole evaluations.
    [[nodiscard]] Micros hold() const;
    bool operator==(const RuleTiming &) const = default;
};
using RuleTimings = std::map<std::string, RuleTiming, std::less<>>;

[[nodiscard]] RuleTimings timingsOf(const std::vector<AlertRule> &rules);

/// What Prometheus' answers mean for the day.
///
/// An alert's `activeAt` is its first sign, to the microsecond. The instant of firing is not told:
/// it is first bounded by two polls, then read from the raw samples of `ALERTS`, which carry the
/// evaluation's instant less the query offset in whole milliseconds (integrations §2.2).
class PrometheusTelling
{
public:
    explicit PrometheusTelling(std::string source);

    void setRules(RuleTimings rules) { m_rules = std::move(rules); }
    void setQueryOffset(Micros offset) { m_queryOffset = offset; }
    void resume(const std::vector<ActiveAlert> &alerts);

    /// What is to be told of one answer's moves, in order.
    [[nodiscard]] std::vector<Entries::SeenAlert> tell(const std::vector<AlertMove> &moves,
                                                       const Poll &poll);

    /// The name of an alert whose instant of firing is still to be read; empty if there is none.
    /// Those that began too long ago, by the source's clock, are left as they are.
    [[nodiscard]] std::string nextToRefine(Instant sourceNow);
    /// How far back its samples must be asked for, at an instant of the source's clock.
    [[nodiscard]] Micros refineWindow(const std::string &name, Instant sourceNow) const;
    /// Takes the samples of all alerts of that name. What they do not show yet is asked for again
    /// a few times.
    [[nodiscard]] std::vector<Entries::SeenAlert> refine(const std::string &name,
                                                         const std::vector<FiringSeries> &series);
    /// The samples could not be read.
    void refineFailed(const std::string &name);
    /// Begins another round of asking.
    void nextRound() { m_askedThisRound.clear(); }

private:
    /// An alert that fires, and how well is known since when.
    struct Firing
    {
        std::string name{};
        Instant onset{};
        Entries::SeenAlert told{};
        int tries = 0; ///< left
    };

    [[nodiscard]] Entries::SeenAlert seen(const AlertMove &move, AlertState state) const;
    [[nodiscard]] Entries::SeenAlert stamped(const AlertMove &move, AlertState state, Instant since,
                                             Micros plusMinus) const;
    [[nodiscard]] const RuleTiming *ruleOf(const std::string &name) const;
    void tellGone(const AlertMove &move, const Poll &poll, std::optional<Instant> atLatest,
                  std::vector<Entries::SeenAlert> &told) const;
    void tellPending(const AlertMove &move, AlertState before, const Poll &poll,
                     std::vector<Entries::SeenAlert> &told) const;
    void tellFiring(const AlertMove &move, AlertState before, const Poll &poll,
                    std::vector<Entries::SeenAlert> &told);
    [[nodiscard]] Entries::SeenAlert estimated(const AlertMove &move, const Poll &poll) const;
    [[nodiscard]] std::optional<Stamp> firedAt(const Firing &firing,
                                               const std::vector<Instant> &samples) const;

    std::string m_source;
    RuleTimings m_rules;
    Micros m_queryOffset{0};
    std::unordered_map<std::string, Firing> m_firing; ///< by fingerprint
    std::vector<std::string> m_askedThisRound; ///< names
};

} // namespace Chaos
