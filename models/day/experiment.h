// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/alertcheck.h"
#include "models/day/instant.h"
#include "models/day/plannedstep.h"
#include "models/day/wordtable.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace Chaos {

/// One condition on an alert's label, in Prometheus' own four forms.
struct LabelMatcher
{
    enum class Op : std::uint8_t { Equal, NotEqual, Matches, NotMatches };

    QString label{};
    Op op = Op::Equal;
    QString value{}; ///< for Matches and NotMatches a regular expression, anchored at both ends
    bool operator==(const LabelMatcher &) const = default;
};

inline constexpr auto matcherOpWords =
    std::to_array<std::pair<LabelMatcher::Op, std::string_view>>({
        {LabelMatcher::Op::Equal, "="},
        {LabelMatcher::Op::NotEqual, "!="},
        {LabelMatcher::Op::Matches, "=~"},
        {LabelMatcher::Op::NotMatches, "!~"},
    });

/// An alert that a plan names. An empty source means: whichever source sees it.
struct NamedAlert
{
    QString source{}; ///< key of an alert source
    QString name{};
    std::vector<LabelMatcher> matchers{};
    bool operator==(const NamedAlert &) const = default;
};

/// An alert whose firing is success.
struct ExpectedAlert
{
    NamedAlert alert{};
    std::optional<Micros> knownWithin{}; ///< hypothesis on the time to know
    std::optional<Micros> toldWithin{}; ///< hypothesis on the time to detection
    bool firesOnNoData = false; ///< it must fire as well when the data vanish that it looks at
    bool clearsByItself = false; ///< it must end by itself once the fault is taken away
    std::optional<Micros> clearsWithin{}; ///< hypothesis on that, from the back-out
    bool operator==(const ExpectedAlert &) const = default;

    /// Who says how soon asks for it, too.
    [[nodiscard]] bool mustClear() const { return clearsByItself || clearsWithin; }
    [[nodiscard]] bool asks(AlertCheck check) const;
};

/// A number that shows whether the service does its work: drawn under the timeline.
struct SteadyState
{
    QString title{};
    QString host{}; ///< a staging host's latency in ms, or
    QString source{}; ///< a Prometheus source …
    QString query{}; ///< … and what to ask it
    std::optional<double> atLeast{};
    std::optional<double> atMost{};
    QString activity{}; ///< a Chaos Toolkit probe's own JSON; with neither host nor query, the
                        ///< title says what to look at
    bool operator==(const SteadyState &) const = default;
};

/// A number that must stay in its bounds while the fault is applied. Once it has been out of them
/// for `holdFor` without a break, it is time to go back.
struct MeasuredCriterion
{
    QString title{};
    QString host{}; ///< a staging host's latency in ms, or
    QString source{}; ///< a Prometheus source …
    QString query{}; ///< … and what to ask it
    std::optional<double> atLeast{};
    std::optional<double> atMost{};
    Micros holdFor{0}; ///< 0: the first number out of its bounds is enough
    bool operator==(const MeasuredCriterion &) const = default;
};

/// How much of something there is, where nobody can measure it.
enum class Level : std::uint8_t { NotSaid, Low, Medium, High };

inline constexpr auto levelWords = std::to_array<std::pair<Level, std::string_view>>({
    {Level::NotSaid, "not said"},
    {Level::Low, "low"},
    {Level::Medium, "medium"},
    {Level::High, "high"},
});

/// What may go wrong, honestly: how likely, how bad, who would notice, and what is left of it.
struct Risk
{
    /// How far the experiment could reach at its worst.
    enum class Reach : std::uint8_t { Staging, Production, Customers };

    Level likelihood = Level::NotSaid;
    Level impact = Level::NotSaid;
    Reach reach = Reach::Staging;
    QString text{}; ///< the assessment in words
    QString noticedBy{}; ///< who outside the room could notice
    QString left{}; ///< the risk that remains when everything in the plan is done
    QString acceptedBy{}; ///< key of the person who takes it by name
    QStringList productionHosts{}; ///< keys of the hosts of production that its steps may run on
    bool operator==(const Risk &) const = default;

    /// Likelihood and impact as one: not said until both are.
    [[nodiscard]] Level level() const;
    [[nodiscard]] bool isAssessed() const { return level() != Level::NotSaid || !text.isEmpty(); }
};

inline constexpr auto reachWords = std::to_array<std::pair<Risk::Reach, std::string_view>>({
    {Risk::Reach::Staging, "staging"},
    {Risk::Reach::Production, "production"},
    {Risk::Reach::Customers, "customers"},
});

/// What live QA is to try while the fault is applied, and where it then looks.
struct QaCard
{
    static constexpr int longest = 500; ///< characters of either
    static constexpr int mostCards = 30; ///< of one experiment

    QString attempt{};
    QString look{}; ///< empty: whoever tries it sees it
    bool operator==(const QaCard &) const = default;
};

/// What an experiment puts to the test.
enum class ExperimentKind : std::uint8_t { AlertTest, SystemTest, PeopleTest };

inline constexpr auto experimentKindWords =
    std::to_array<std::pair<ExperimentKind, std::string_view>>({
        {ExperimentKind::AlertTest, "alert test"},
        {ExperimentKind::SystemTest, "system test"},
        {ExperimentKind::PeopleTest, "people test"},
    });

/// One experiment as planned. `key` names it for ever; everything else may be edited.
struct Experiment
{
    QString key{};
    QString title{};
    ExperimentKind kind = ExperimentKind::AlertTest;
    QString team{};
    QString question{}; ///< what the team wants to learn
    QString hypothesis{};
    QString environment{}; ///< empty: the day's
    QString driver{}; ///< key of the person who performs it
    QString breaks{}; ///< what is broken, in a sentence; `method` says how
    QString authenticity{}; ///< how like the real failure that is
    QString blastRadius{};
    Risk risk{};
    QString runbook{};
    Micros timeBox{0}; ///< 0: none given
    Micros slot{0}; ///< its share of the day with preparation and retro; 0: see `slotOf`
    QStringList prerequisites{}; ///< access and tools to have at hand
    QString configuration{}; ///< values that steps call by name, as the Chaos Toolkit has them; a
                             ///< JSON object, empty: none
    QString secrets{}; ///< where secrets are kept that steps call by name, the same
    std::vector<PlannedStep> method{};
    std::vector<SteadyState> steadyStates{};
    std::vector<QaCard> liveQa{};
    std::vector<ExpectedAlert> expectedAlerts{};
    std::vector<NamedAlert> guardAlerts{};
    QStringList backOutCriteria{};
    std::vector<MeasuredCriterion> measuredCriteria{}; ///< those that the room looks at itself
    bool backsOutByItself = false; ///< the room backs out once a guard trips, and waits for nobody
    std::vector<PlannedStep> backOutPlan{};
    std::vector<PlannedStep> resetCriteria{};
    QDate backOutRehearsed{}; ///< when the way back was last tried; invalid: never
    QString reviewedBy{}; ///< key of the second person who read the plan
    QString takenOut{}; ///< why it is not performed on the day; empty: it is
    bool operator==(const Experiment &) const = default;
};

} // namespace Chaos
