// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/readiness.h"

#include "models/rules/concernlist.h"
#include "models/rules/schedule.h"
#include "models/rules/surroundings.h"

#include <algorithm>

namespace Chaos {

namespace {

/// How many working days before the day a concern should be gone: what others have to build on
/// first, what the world may still change last.
int daysAhead(ReadinessRule rule)
{
    switch (rule) {
    case ReadinessRule::NoHypothesis:
    case ReadinessRule::NotFalsifiable:
    case ReadinessRule::NoExpectedAlert:
    case ReadinessRule::NoMethod:
    case ReadinessRule::NoRiskAssessment:
    case ReadinessRule::NoAlternativeStaging:
        return 10;
    case ReadinessRule::NoTimeBox:
    case ReadinessRule::TimeBoxTooShort:
    case ReadinessRule::NoBackOutCriteria:
    case ReadinessRule::CriterionNotMeasured:
    case ReadinessRule::CriterionWithoutBound:
    case ReadinessRule::CannotBackOutByItself:
    case ReadinessRule::NoBackOutPlan:
    case ReadinessRule::NoResetCriteria:
    case ReadinessRule::RiskNotAccepted:
    case ReadinessRule::UnknownSource:
    case ReadinessRule::UnknownHost:
    case ReadinessRule::HostNotInStaging:
    case ReadinessRule::HostWithoutSsh:
    case ReadinessRule::StepCannotBegin:
    case ReadinessRule::FaultNotTakenBack:
    case ReadinessRule::CertificateNotChecked:
    case ReadinessRule::ProxyCannotBreak:
    case ReadinessRule::ProductionNotAccepted:
    case ReadinessRule::UnknownPerson:
    case ReadinessRule::NoChaosIncidentCommander:
    case ReadinessRule::BuyInMissing:
    case ReadinessRule::CannotSignIn:
    case ReadinessRule::AlertUnknown:
    case ReadinessRule::NotReachable:
    case ReadinessRule::LaterThanExpected:
        return 7;
    case ReadinessRule::RoleNotFilled:
    case ReadinessRule::TwoRolesAtOnce:
    case ReadinessRule::NotReviewed:
    case ReadinessRule::DayTooLong:
    case ReadinessRule::RuleBroken:
    case ReadinessRule::NotificationsOff:
    case ReadinessRule::QuietTimes:
    case ReadinessRule::SharesIssue:
    case ReadinessRule::TooCloseTogether:
    case ReadinessRule::NoRunbook:
    case ReadinessRule::SilentOnNoData:
        return 5;
    case ReadinessRule::BackOutNotRehearsed:
    case ReadinessRule::SurveyStale:
    case ReadinessRule::PathNotProven:
        return 2;
    case ReadinessRule::SourceUnreachable:
    case ReadinessRule::AlreadyFiring:
    case ReadinessRule::Silenced:
    case ReadinessRule::Inhibited:
    case ReadinessRule::GroupOpen:
    case ReadinessRule::CommunicationOverdue:
        return 0;
    }
    return 0;
}

} // namespace

void ConcernList::add(ReadinessRule rule, Severity severity, const Words &words,
                      const QString &about)
{
    m_concerns.push_back({.rule = rule,
                          .severity = severity,
                          .experiment = m_experiment,
                          .about = about,
                          .title = words.title,
                          .reason = words.reason,
                          .remedy = words.remedy,
                          .closeBy = workingDaysBefore(m_day, daysAhead(rule))});
}

std::vector<Concern> ConcernList::take()
{
    std::ranges::stable_sort(m_concerns, {}, &Concern::severity);
    return std::move(m_concerns);
}

namespace {

void judgePlan(const Plan &plan, const Experiment &experiment, ConcernList &concerns)
{
    Readiness::judgeText(experiment, concerns);
    Readiness::judgeWayBack(experiment, concerns);
    Readiness::judgeGuards(plan, experiment, concerns);
    Readiness::judgeRisk(plan, experiment, concerns);
    Readiness::judgeProduction(plan, experiment, concerns);
    Readiness::judgeSources(plan, experiment, concerns);
    Readiness::judgeHosts(plan, experiment, concerns);
    Readiness::judgeSteps(experiment, concerns);
    Readiness::judgePeople(plan, experiment, concerns);
}

} // namespace

std::vector<Concern> concernsOf(const Plan &plan, const Experiment &experiment)
{
    ConcernList concerns(plan.day, experiment.key);
    if (experiment.takenOut.isEmpty())
        judgePlan(plan, experiment, concerns);
    return concerns.take();
}

std::vector<Concern> concernsOf(const Surroundings &around, const Experiment &experiment)
{
    ConcernList concerns(around.plan().day, experiment.key);
    if (experiment.takenOut.isEmpty()) {
        judgePlan(around.plan(), experiment, concerns);
        Readiness::judgeWorld(around.day(), experiment, concerns);
        Readiness::judgeDesk(around.day(), experiment, concerns);
        Readiness::judgeAlerts(around, experiment, concerns);
    }
    return concerns.take();
}

std::vector<Concern> concernsOf(const Day &day, const Experiment &experiment)
{
    return concernsOf(Surroundings(day), experiment);
}

std::vector<Concern> concernsOfDay(const Day &day, QDate today)
{
    ConcernList concerns(day.plan().day, {});
    Readiness::judgeDay(day.plan(), today, concerns);
    Readiness::judgeSignIn(day.plan(), concerns);
    Readiness::judgeReach(day, concerns);
    Readiness::judgeSurveys(day, today, concerns);
    Readiness::judgePaths(day, concerns);
    return concerns.take();
}

std::vector<Concern> readinessOf(const Surroundings &around, QDate today)
{
    std::vector<Concern> all = concernsOfDay(around.day(), today);
    for (const Experiment &experiment : around.plan().experiments)
        std::ranges::move(concernsOf(around, experiment), std::back_inserter(all));
    return all;
}

std::vector<Concern> readinessOf(const Day &day, QDate today)
{
    return readinessOf(Surroundings(day), today);
}

int holesIn(const std::vector<Concern> &concerns)
{
    return int(std::ranges::count(concerns, Severity::Hole, &Concern::severity));
}

} // namespace Chaos
