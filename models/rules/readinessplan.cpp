// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/concernlist.h"

#include "models/rules/durationtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos::Readiness {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Readiness)
};

using Rule = ReadinessRule;

bool isBlank(const QString &text)
{
    return text.trimmed().isEmpty();
}

bool isBlank(const QStringList &lines)
{
    return std::ranges::all_of(lines, [](const QString &line) { return isBlank(line); });
}

bool isBlank(const std::vector<PlannedStep> &steps)
{
    return std::ranges::all_of(
        steps, [](const PlannedStep &step) { return isBlank(step.text) && isBlank(step.fault); });
}

/// What the hypothesis itself needs, and the time-box has to give.
Micros longestExpectation(const Experiment &experiment)
{
    Micros longest{0};
    for (const ExpectedAlert &expected : experiment.expectedAlerts) {
        longest = std::max({longest, expected.knownWithin.value_or(Micros(0)),
                            expected.toldWithin.value_or(Micros(0))});
    }
    return longest;
}

QString nameOf(const MeasuredCriterion &criterion)
{
    return isBlank(criterion.title) ? Words::tr("a back-out criterion") : criterion.title;
}

/// Why nobody can measure it; empty if somebody can.
QString whyNotMeasured(const Plan &plan, const MeasuredCriterion &criterion)
{
    if (!isBlank(criterion.host))
        return {};
    if (isBlank(criterion.source) || isBlank(criterion.query))
        return Words::tr("“%1” names neither a host nor a source and what to ask it.")
            .arg(nameOf(criterion));
    const AlertSource *source = plan.source(criterion.source);
    if (source && source->type != AlertSource::Type::Prometheus)
        return Words::tr("“%1” asks %2, which is no Prometheus and cannot answer it.")
            .arg(nameOf(criterion), criterion.source);
    return {};
}

/// Whether the room can take the fault away without anybody.
bool isTakenBackByTheRoom(const Experiment &experiment)
{
    const auto &steps = experiment.backOutPlan;
    const bool isScripted = !steps.empty() && std::ranges::all_of(steps, &PlannedStep::isScripted);
    return isScripted || std::ranges::all_of(experiment.method, &PlannedStep::isStaged);
}

} // namespace

void judgeText(const Experiment &experiment, ConcernList &concerns)
{
    if (isBlank(experiment.hypothesis)) {
        concerns.hole(Rule::NoHypothesis,
                      {Words::tr("no hypothesis"),
                       Words::tr("Nobody has said what is expected to happen."),
                       Words::tr("Write one sentence that the day can prove wrong, such as "
                                 "\"Checkout pages us within 2 min\".")});
    }
    if (experiment.expectedAlerts.empty()) {
        if (experiment.kind == ExperimentKind::AlertTest) {
            concerns.hole(Rule::NoExpectedAlert,
                          {Words::tr("no expected alert"),
                           Words::tr("It tests alerts, and names none that should fire."),
                           Words::tr("Name the alert and its source under expected alerts.")});
        } else if (experiment.steadyStates.empty()) {
            concerns.hole(Rule::NotFalsifiable,
                          {Words::tr("cannot fail"),
                           Words::tr("It has neither an expected alert nor a steady state: nothing "
                                     "that happens could contradict the hypothesis."),
                           Words::tr("Add a steady state with a bound, or an expected alert.")});
        }
    }
    if (isBlank(experiment.method)) {
        concerns.hole(Rule::NoMethod,
                      {Words::tr("no method"), Words::tr("It is not said how the fault is made."),
                       Words::tr("Write the steps: the command and the host it is typed on.")});
    }
    if (experiment.timeBox <= Micros(0)) {
        concerns.hole(Rule::NoTimeBox,
                      {Words::tr("no time-box"), Words::tr("It is not said how long it may take."),
                       Words::tr("Give it a time-box, such as 10m.")});
    } else if (const Micros wanted = longestExpectation(experiment); wanted > experiment.timeBox) {
        concerns.hole(Rule::TimeBoxTooShort,
                      {Words::tr("time-box too short"),
                       Words::tr("An alert is allowed %1, and the time-box is %2.")
                           .arg(durationText(wanted), durationText(experiment.timeBox)),
                       Words::tr("Lengthen the time-box, or expect the alert sooner.")});
    }
    if (isBlank(experiment.reviewedBy) || experiment.reviewedBy == experiment.driver) {
        concerns.warning(Rule::NotReviewed,
                         {Words::tr("not reviewed"),
                          Words::tr("No second person has read this plan."),
                          Words::tr("Let somebody who does not drive it read it, and name them "
                                    "as reviewer.")});
    }
}

void judgeWayBack(const Experiment &experiment, ConcernList &concerns)
{
    if (isBlank(experiment.backOutCriteria) && experiment.measuredCriteria.empty()) {
        concerns.hole(
            Rule::NoBackOutCriteria,
            {Words::tr("no back-out criteria"), Words::tr("It is not said when to go back."),
             Words::tr("Say what must not happen, such as \"p99 above 3 s for 2 min\".")});
    }
    if (isBlank(experiment.backOutPlan)) {
        concerns.hole(Rule::NoBackOutPlan,
                      {Words::tr("no back-out plan"), Words::tr("It is not said how to go back."),
                       Words::tr("Write the steps that take the fault away, in order.")});
    }
    if (isBlank(experiment.resetCriteria)) {
        concerns.hole(Rule::NoResetCriteria,
                      {Words::tr("no reset criteria"),
                       Words::tr("Nobody could tell when state and data are as they were, so that "
                                 "the next experiment could begin."),
                       Words::tr("List what to check, such as \"queue depth is 0\".")});
    }
    if (!isBlank(experiment.backOutPlan) && !experiment.backOutRehearsed.isValid()) {
        concerns.warning(Rule::BackOutNotRehearsed,
                         {Words::tr("back-out never tried"),
                          Words::tr("The way back has never been gone."),
                          Words::tr("Go through the back-out plan once before the day, and note "
                                    "the date.")});
    }
}

void judgeGuards(const Plan &plan, const Experiment &experiment, ConcernList &concerns)
{
    for (const MeasuredCriterion &criterion : experiment.measuredCriteria) {
        if (const QString why = whyNotMeasured(plan, criterion); !why.isEmpty()) {
            concerns.hole(Rule::CriterionNotMeasured,
                          {Words::tr("criterion not measured"), why,
                           Words::tr("Choose a host for its latency, or a Prometheus source and a "
                                     "query.")},
                          criterion.title);
        }
        if (!criterion.atLeast && !criterion.atMost) {
            concerns.hole(Rule::CriterionWithoutBound,
                          {Words::tr("criterion without a bound"),
                           Words::tr("“%1” has neither a lower nor an upper bound: it never says "
                                     "when to go back.")
                               .arg(nameOf(criterion)),
                           Words::tr("Say what it must be at least or at most.")},
                          criterion.title);
        }
    }
    if (!experiment.backsOutByItself)
        return;
    if (experiment.guardAlerts.empty() && experiment.measuredCriteria.empty()) {
        concerns.hole(Rule::CannotBackOutByItself,
                      {Words::tr("nothing to back out on"),
                       Words::tr("The room shall back out by itself, and nothing tells it when."),
                       Words::tr("Name a guard alert or a measured back-out criterion.")});
    } else if (!isTakenBackByTheRoom(experiment)) {
        concerns.warning(
            Rule::CannotBackOutByItself,
            {Words::tr("taken back by hand"),
             Words::tr("The room backs out by itself, but the fault is applied by hand: "
                       "it can call, not act."),
             Words::tr("Have somebody ready who goes through the back-out plan at "
                       "once.")});
    }
}

void judgeProduction(const Plan &plan, const Experiment &experiment, ConcernList &concerns)
{
    const QStringList hosts = productionHostsOf(plan, experiment);
    for (const QString &host : hosts) {
        QString reason = Words::tr("Steps of it run on %1, which is of production.").arg(host);
        switch (acceptanceOf(plan, experiment, host)) {
        case Acceptance::Whole:
            continue;
        case Acceptance::ReachNotSaid:
            reason += u' ' + Words::tr("The plan says that it reaches staging alone.");
            break;
        case Acceptance::NobodyAccepts:
            reason += u' ' + Words::tr("Nobody has accepted that by name.");
            break;
        case Acceptance::HostNotNamed:
            reason += u' ' + Words::tr("The host is not among those that were accepted.");
            break;
        }
        concerns.hole(Rule::ProductionNotAccepted,
                      {Words::tr("production not accepted"), reason,
                       Words::tr("Choose a host of staging; or say under risk that it reaches "
                                 "production, who accepts that, and on which hosts of "
                                 "production.")},
                      host);
    }
}

void judgeRisk(const Plan &plan, const Experiment &experiment, ConcernList &concerns)
{
    const Risk &risk = experiment.risk;
    if (!risk.isAssessed()) {
        concerns.hole(Rule::NoRiskAssessment,
                      {Words::tr("no risk assessment"),
                       Words::tr("Nobody has said how likely and how bad the worst would be."),
                       Words::tr("Set likelihood and impact, and say which risk is left.")});
    }
    const bool reachesOut = risk.reach != Risk::Reach::Staging;
    if (!reachesOut && risk.level() != Level::High)
        return;
    if (!isBlank(risk.acceptedBy) && plan.person(risk.acceptedBy))
        return;
    const QString what = risk.reach == Risk::Reach::Customers
        ? Words::tr("It could reach real customers.")
        : reachesOut ? Words::tr("It could reach production.")
                     : Words::tr("Its risk is high.");
    concerns.hole(Rule::RiskNotAccepted,
                  {Words::tr("risk not accepted"),
                   what + u' ' + Words::tr("Nobody has accepted that by name."),
                   Words::tr("Take it out of the day with a reason, make it smaller, or name the "
                             "person of the plan who accepts the risk.")},
                  risk.acceptedBy);
}

} // namespace Chaos::Readiness
