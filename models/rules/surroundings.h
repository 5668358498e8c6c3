// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/rules/expectedlabels.h"
#include "models/rules/grouping.h"
#include "models/rules/holdingback.h"
#include "models/rules/nearestname.h"
#include "models/rules/notifying.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace Chaos {

/// What a day's experiments are judged against, made ready to be asked for thousands of alerts:
/// `Surroundings around(day);` once, then every rule for every experiment. Refers to the day, which
/// must outlive it and not change meanwhile.
class Surroundings
{
public:
    explicit Surroundings(const Day &day);
    Surroundings(const Surroundings &) = delete;
    Surroundings &operator=(const Surroundings &) = delete;

    [[nodiscard]] const Day &day() const { return m_day; }
    [[nodiscard]] const Plan &plan() const { return m_day.plan(); }

    /// An Alertmanager of the plan that was surveyed.
    struct Teller
    {
        std::string key;
        const Survey *survey;
        WalkedRoute root;
        HoldingBack holdingBack;
    };
    /// A source of the plan that has alerting rules, and was surveyed.
    struct RuleSource
    {
        std::string key;
        const Survey *survey;
        std::vector<const Teller *> tellers{}; ///< that it sends to
        bool allTell = true; ///< false: it sends to one of them, nobody knows to which
        bool sendsToNobody = false; ///< and says so
        NearestName names{}; ///< of its rules
    };
    /// A rule by which a named alert could fire.
    struct LikelyAlert
    {
        const RuleSource *source;
        const AlertRule *rule;
        QueryReading query;
        ExpectedLabels labels;
    };
    [[nodiscard]] std::vector<LikelyAlert> alertsLike(const NamedAlert &named) const;

    /// Those through which it is told: the one that the plan names, otherwise the source's.
    [[nodiscard]] std::vector<const Teller *> tellersOf(const LikelyAlert &alert,
                                                        const NamedAlert &named) const;

    /// Whether the surveys would show a named alert: Yes if every source that could have it was
    /// surveyed as a whole, Maybe if some were, No if none was.
    [[nodiscard]] Likely isSurveyed(const NamedAlert &named) const;
    /// The surveyed sources that could have it.
    [[nodiscard]] std::vector<const RuleSource *> sourcesFor(const NamedAlert &named) const;

    [[nodiscard]] const std::deque<RuleSource> &ruleSources() const { return m_sources; }
    [[nodiscard]] bool knowsWhoIsTold() const { return !m_tellers.empty(); }
    /// The planned day by the groups that its experiments open.
    [[nodiscard]] const std::vector<GroupedSlot> &groupedSlots() const { return m_slots; }

private:
    [[nodiscard]] Window whenItMatters() const;
    void addTellers();
    void addRuleSources();
    void link(RuleSource &source) const;

    const Day &m_day;
    std::deque<Teller> m_tellers; ///< they are pointed to
    std::deque<RuleSource> m_sources;
    std::vector<GroupedSlot> m_slots;
};

} // namespace Chaos
