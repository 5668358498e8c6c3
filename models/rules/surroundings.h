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
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace Chaos {

class RuleInventory;

/// What a day's experiments are judged against, made ready to be asked for thousands of alerts:
/// `Surroundings around(day);` once, then every rule for every experiment. Refers to the day, which
/// must outlive it and not change meanwhile. What was worked out once is kept, so asking is for one
/// thread at a time.
class Surroundings
{
public:
    /// `before`: of the same day, earlier; may be null. What was read of the sources is taken out
    /// of it where neither they nor what they told have changed, since reading it is most of the
    /// work: it is good for nothing afterwards but to be let go of.
    explicit Surroundings(const Day &day, Surroundings *before = nullptr);
    ~Surroundings();
    Surroundings(const Surroundings &) = delete;
    Surroundings &operator=(const Surroundings &) = delete;

    [[nodiscard]] const Day &day() const { return m_day; }
    [[nodiscard]] const Plan &plan() const { return m_day.plan(); }

    /// An Alertmanager of the plan that was surveyed.
    struct Teller
    {
        std::string key{};
        std::shared_ptr<const Survey> survey;
        WalkedRoute root;
        HoldingBack holdingBack;
    };
    /// A source of the plan that has alerting rules, and was surveyed.
    struct RuleSource
    {
        std::string key;
        std::shared_ptr<const Survey> survey;
        std::vector<const Teller *> tellers{}; ///< that it sends to
        bool allTell = true; ///< false: it sends to one of them, nobody knows to which
        bool sendsToNobody = false; ///< and says so
        bool tellsItself = false; ///< people, without anybody in between: Icinga
        bool readsElsewhere = false; ///< its rules read what others gather: Grafana
        mutable std::optional<NearestName> names{};

        /// The name among those of its rules that is most like a word; empty if none is.
        [[nodiscard]] std::string_view nearestTo(std::string_view word) const;
    };
    /// A rule by which a named alert could fire.
    struct LikelyAlert
    {
        const RuleSource *source;
        const AlertRule *rule;
        QueryReading query;
        ExpectedLabels labels;
    };
    [[nodiscard]] const std::vector<LikelyAlert> &alertsLike(const NamedAlert &named) const;
    /// The groups that it would be told of in.
    [[nodiscard]] const std::vector<ExpectedGroup> &groupsOf(const NamedAlert &named) const;
    [[nodiscard]] bool knowsGroupsOf(const NamedAlert &named) const;
    /// Every rule of the sources; listed when first asked for.
    [[nodiscard]] const RuleInventory &rules() const;
    [[nodiscard]] bool knowsRules() const { return m_rules != nullptr; }

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
    [[nodiscard]] const std::vector<GroupedSlot> &groupedSlots() const;

private:
    struct Asked
    {
        NamedAlert named;
        std::optional<std::vector<LikelyAlert>> alerts{};
        std::optional<std::vector<ExpectedGroup>> groups{};
    };

    [[nodiscard]] Window whenItMatters() const;
    [[nodiscard]] std::shared_ptr<const Survey> surveyOf(const AlertSource &source) const;
    [[nodiscard]] bool saysTheSameAs(const Surroundings &before) const;
    void takeOver(Surroundings &before);
    void addTellers(Surroundings *before);
    void addRuleSources();
    void link(RuleSource &source) const;
    [[nodiscard]] Asked &asked(const NamedAlert &named) const;
    [[nodiscard]] std::vector<LikelyAlert> findLike(const NamedAlert &named) const;

    const Day &m_day;
    std::vector<AlertSource> m_planned; ///< the sources, and what each told, in the plan's order
    std::vector<std::shared_ptr<const Survey>> m_surveys;
    std::deque<Teller> m_tellers; ///< they are pointed to
    std::deque<RuleSource> m_sources;
    /// By the alert's name. Deques, for what is in them is handed out.
    mutable std::unordered_map<QString, std::deque<Asked>> m_asked;
    mutable std::shared_ptr<const RuleInventory> m_rules;
    mutable std::optional<std::vector<GroupedSlot>> m_slots;
};

} // namespace Chaos
