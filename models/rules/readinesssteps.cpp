// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/concernlist.h"
#include "models/steps/activity.h"
#include "models/steps/needs.h"
#include "models/steps/scope.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>
#include <vector>

namespace Chaos::Readiness {

namespace {

struct StepWords
{
    Q_DECLARE_TR_FUNCTIONS(Readiness)
};

/// What scripted steps of that list do, as far as the plan alone says it.
std::vector<Activity> activitiesIn(const std::vector<PlannedStep> &steps, const StepScope &scope)
{
    std::vector<Activity> activities;
    for (const PlannedStep &step : steps) {
        Substitution said(literalsIn(scope).values);
        const auto activity =
            step.isScripted() ? activityOf(step, said) : Outcome<Activity>(Failure());
        if (activity)
            activities.push_back(*activity);
    }
    return activities;
}

bool isTakenBack(const ToxiproxyDeed &fault, const std::vector<Activity> &wayBack)
{
    return std::ranges::any_of(wayBack, [&](const Activity &activity) {
        const auto *deed = std::get_if<ToxiproxyDeed>(&activity.deed);
        return deed && deed->takesBack(fault);
    });
}

void judgeToxics(const Experiment &experiment, const StepScope &scope, ConcernList &concerns)
{
    const auto wayBack = activitiesIn(experiment.backOutPlan, scope);
    const auto method = activitiesIn(experiment.method, scope);
    for (const Activity &activity : method) {
        const auto *fault = std::get_if<ToxiproxyDeed>(&activity.deed);
        if (!fault || !fault->isFault() || isTakenBack(*fault, wayBack))
            continue;
        const ConcernList::Words words{
            StepWords::tr("a fault stays in Toxiproxy"),
            StepWords::tr("“%1” is taken back by no step of the back-out plan.")
                .arg(activity.command()),
            fault->act == ToxiproxyDeed::Act::Add
                ? StepWords::tr("Add a step with remove: %1 to the back-out plan, or one with "
                                "reset: true.")
                      .arg(fault->toxic)
                : StepWords::tr("Add a step with enabled: true to the back-out plan, or one with "
                                "reset: true.")};
        // People may do it: what they do is only text.
        const bool haveHands = std::ranges::any_of(experiment.backOutPlan, [](const auto &step) {
            return step.provider == PlannedStep::Provider::ByHand;
        });
        if (haveHands)
            concerns.warning(ReadinessRule::FaultNotTakenBack, words, activity.name);
        else
            concerns.hole(ReadinessRule::FaultNotTakenBack, words, activity.name);
    }
}

void judgeCertificates(const Experiment &experiment, const StepScope &scope, ConcernList &concerns)
{
    for (const auto *steps :
         {&experiment.method, &experiment.backOutPlan, &experiment.resetCriteria}) {
        const auto activities = activitiesIn(*steps, scope);
        for (const Activity &activity : activities) {
            const auto *request = std::get_if<HttpDeed>(&activity.deed);
            if (!request || request->verifiesTls
                || !request->url.startsWith(QStringLiteral("https")))
                continue;
            concerns.warning(
                ReadinessRule::CertificateNotChecked,
                {StepWords::tr("a certificate nobody checks"),
                 StepWords::tr("“%1” believes whoever answers: verify_tls is false.")
                     .arg(activity.name),
                 StepWords::tr("Give the certificate authority to this desk, and take verify_tls "
                               "away.")},
                activity.name);
        }
    }
}

} // namespace

void judgeSteps(const Experiment &experiment, ConcernList &concerns)
{
    const StepScope scope = scopeOf(experiment);
    judgeToxics(experiment, scope, concerns);
    judgeCertificates(experiment, scope, concerns);
    const QStringList unusable = unusableNamesOf(experiment);
    for (const QString &why : unusable) {
        concerns.hole(ReadinessRule::StepCannotBegin,
                      {StepWords::tr("a step cannot be begun"),
                       StepWords::tr("A step calls a value that the room does not get at."), why});
    }
}

void judgeDesk(const Day &day, const Experiment &experiment, ConcernList &concerns)
{
    const StepNeeds needs = needsOf(experiment);
    const auto isLacking = [&day](const std::string &standing) {
        return day.world().source(standing).health == SourceHealth::Failing;
    };
    for (const QString &program : needs.programs) {
        if (isLacking(DeskStanding::ofProgram(program))) {
            concerns.hole(
                ReadinessRule::StepCannotBegin,
                {StepWords::tr("no %1 program").arg(program),
                 StepWords::tr("This desk has no %1 program, which calls the functions of "
                               "Python that steps name.")
                     .arg(program),
                 StepWords::tr("Install chaostoolkit, or make them process steps.")},
                program);
        }
    }
    for (const QString &variable : needs.variables) {
        if (isLacking(DeskStanding::ofVariable(variable))) {
            concerns.hole(ReadinessRule::StepCannotBegin,
                          {StepWords::tr("%1 is not set").arg(variable),
                           StepWords::tr("A step takes a value from the variable %1 of this desk's "
                                         "environment, which is not set.")
                               .arg(variable),
                           StepWords::tr("Set it before the room is started, or give it a default "
                                         "in the configuration.")},
                          variable);
        }
    }
    for (const QString &secret : needs.secrets) {
        if (isLacking(DeskStanding::ofSecret(secret))) {
            concerns.hole(ReadinessRule::StepCannotBegin,
                          {StepWords::tr("no secret %1").arg(secret),
                           StepWords::tr("A step wants the secret %1, which neither this desk's "
                                         "environment nor its keychain has.")
                               .arg(secret),
                           StepWords::tr("Put it there: chaosroom secret keep %1.").arg(secret)},
                          secret);
        }
    }
}

} // namespace Chaos::Readiness
