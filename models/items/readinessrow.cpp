// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/readinessrow.h"

#include "models/rules/reachability.h"
#include "models/rules/surroundings.h"

#include <algorithm>

namespace Chaos {

namespace {

using Rule = ReadinessRule;

/// Rules that are in no line here are about the method, which has room for everything.
constexpr auto aspects = std::to_array<std::pair<Rule, Aspect>>({
    {Rule::NoHypothesis, Aspect::Hypothesis},
    {Rule::NotFalsifiable, Aspect::Hypothesis},
    {Rule::NoExpectedAlert, Aspect::Alerts},
    {Rule::UnknownSource, Aspect::Alerts},
    {Rule::CannotSignIn, Aspect::Alerts},
    {Rule::SourceUnreachable, Aspect::Alerts},
    {Rule::PathNotProven, Aspect::Alerts},
    {Rule::AlreadyFiring, Aspect::Alerts},
    {Rule::AlertUnknown, Aspect::Alerts},
    {Rule::RuleBroken, Aspect::Alerts},
    {Rule::NotificationsOff, Aspect::Alerts},
    {Rule::Silenced, Aspect::Alerts},
    {Rule::Inhibited, Aspect::Alerts},
    {Rule::QuietTimes, Aspect::Alerts},
    {Rule::GroupOpen, Aspect::Alerts},
    {Rule::SharesIssue, Aspect::Alerts},
    {Rule::TooCloseTogether, Aspect::Alerts},
    {Rule::SurveyStale, Aspect::Alerts},
    {Rule::SilentOnNoData, Aspect::Alerts},
    {Rule::NoRunbook, Aspect::Runbook},
    {Rule::NoTimeBox, Aspect::TimeBox},
    {Rule::TimeBoxTooShort, Aspect::TimeBox},
    {Rule::NotReachable, Aspect::TimeBox},
    {Rule::LaterThanExpected, Aspect::TimeBox},
    {Rule::NoBackOutCriteria, Aspect::BackOut},
    {Rule::NoBackOutPlan, Aspect::BackOut},
    {Rule::FaultNotTakenBack, Aspect::BackOut},
    {Rule::BackOutNotRehearsed, Aspect::BackOut},
    {Rule::NoResetCriteria, Aspect::Reset},
    {Rule::NoRiskAssessment, Aspect::Risk},
    {Rule::RiskNotAccepted, Aspect::Risk},
    {Rule::ProductionNotAccepted, Aspect::Risk},
    {Rule::RoleNotFilled, Aspect::Roles},
    {Rule::TwoRolesAtOnce, Aspect::Roles},
    {Rule::UnknownPerson, Aspect::Roles},
    {Rule::NotReviewed, Aspect::Roles},
    {Rule::CriterionNotMeasured, Aspect::BackOut},
    {Rule::CriterionWithoutBound, Aspect::BackOut},
    {Rule::CannotBackOutByItself, Aspect::BackOut},
});

std::optional<Micros> longestExpectation(const Experiment &experiment)
{
    std::optional<Micros> longest;
    for (const ExpectedAlert &expected : experiment.expectedAlerts) {
        for (const auto &within : {expected.knownWithin, expected.toldWithin}) {
            if (within)
                longest = std::max(longest.value_or(Micros(0)), *within);
        }
    }
    return longest;
}

/// Whether a rule's annotations may name a runbook where the plan does not.
bool anyAlertIsKnown(const TimeBoxFit &fit, const Experiment &experiment)
{
    return fit.unknown < int(experiment.expectedAlerts.size());
}

void judge(const Surroundings &around, const Experiment &experiment, ReadinessRow &row)
{
    row.concerns = concernsOf(around, experiment);
    const TimeBoxFit fit = timeBoxFitOf(around, experiment);
    if (fit.needed) {
        row.needed = fit.needed->latest;
        row.isReckoned = true;
    }
    row.standings.fill(Standing::Good);
    for (const Concern &concern : row.concerns) {
        Standing &standing = row.standings[std::size_t(aspectOf(concern.rule))];
        standing = std::max(
            standing, concern.severity == Severity::Hole ? Standing::Hole : Standing::Warning);
    }
    Standing &runbook = row.standings[std::size_t(Aspect::Runbook)];
    if (experiment.runbook.trimmed().isEmpty() && !anyAlertIsKnown(fit, experiment))
        runbook = std::max(runbook, Standing::Warning);
    // All but the chaos incident commander, who is one a day.
    const auto roles = around.plan().playedRoles();
    row.rolesWanted = int(std::ranges::count_if(roles, [](const Role &role) {
        return role.key != QStringLiteral("chaos-incident-commander");
    }));
    row.rolesFilled = row.rolesWanted
        - int(std::ranges::count(row.concerns, Rule::RoleNotFilled, &Concern::rule));
}

} // namespace

Aspect aspectOf(ReadinessRule rule)
{
    const auto it = std::ranges::find(aspects, rule, &std::pair<Rule, Aspect>::first);
    return it == aspects.end() ? Aspect::Method : it->second;
}

ReadinessRow outlineOf(const Day &day, const Experiment &experiment)
{
    const Run *run = day.run(experiment.key);
    return {.key = experiment.key,
            .title = experiment.title.isEmpty() ? experiment.key : experiment.title,
            .takenOut = experiment.takenOut,
            .hasBegun = run && run->state != RunState::Queued,
            .risk = experiment.risk.level(),
            .reach = experiment.risk.reach,
            .blastRadius = experiment.blastRadius,
            .alerts = int(experiment.expectedAlerts.size()),
            .timeBox = experiment.timeBox,
            .needed = longestExpectation(experiment)};
}

ReadinessRow readinessRowOf(const Surroundings &around, const Experiment &experiment)
{
    ReadinessRow row = outlineOf(around.day(), experiment);
    if (experiment.takenOut.isEmpty())
        judge(around, experiment, row);
    return row;
}

} // namespace Chaos
