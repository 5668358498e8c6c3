// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/wordtable.h"

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
    bool operator==(const ExpectedAlert &) const = default;
};

/// What a person, or later the room, does to apply the fault.
struct MethodStep
{
    enum class Provider : std::uint8_t {
        ByHand, ///< a person does it and presses the key
        Staging, ///< the rehearsal's own staging does it
    };

    Provider provider = Provider::ByHand;
    QString text{}; ///< what is done, as people read it
    QString target{}; ///< Staging: which service
    QString fault{}; ///< Staging: refuse, error, slow, hang, drop
    bool operator==(const MethodStep &) const = default;
};

inline constexpr auto providerWords =
    std::to_array<std::pair<MethodStep::Provider, std::string_view>>({
        {MethodStep::Provider::ByHand, "by hand"},
        {MethodStep::Provider::Staging, "staging"},
    });

/// A number that shows whether the service does its work: drawn under the timeline.
struct SteadyState
{
    QString title{};
    QString host{}; ///< a staging host's latency in ms, or
    QString source{}; ///< a Prometheus source …
    QString query{}; ///< … and what to ask it
    std::optional<double> atLeast{};
    std::optional<double> atMost{};
    bool operator==(const SteadyState &) const = default;
};

/// One experiment as planned. `key` names it for ever; everything else may be edited.
struct Experiment
{
    QString key{};
    QString title{};
    QString hypothesis{};
    QString environment{}; ///< empty: the day's
    QString driver{}; ///< key of the person who performs it
    QString risk{};
    QString runbook{};
    Micros timeBox{0}; ///< 0: none given
    std::vector<MethodStep> method{};
    std::vector<SteadyState> steadyStates{};
    std::vector<ExpectedAlert> expectedAlerts{};
    std::vector<NamedAlert> guardAlerts{};
    QStringList backOutCriteria{};
    QStringList backOutPlan{};
    QStringList resetCriteria{};
    QString takenOut{}; ///< why it is not performed on the day; empty: it is
    bool operator==(const Experiment &) const = default;
};

} // namespace Chaos
