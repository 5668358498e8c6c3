// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/concernlist.h"

#include "models/day/sourcetraits.h"
#include "models/rules/canarytext.h"
#include "models/rules/canaryway.h"
#include "models/rules/matching.h"
#include "models/rules/proxyswitching.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace Chaos::Readiness {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Readiness)
};

using namespace Qt::StringLiterals;
using Rule = ReadinessRule;

/// The room's own probes are a source in every day, named in the plan or not.
constexpr auto roomKey = "room"_L1;

/// The keys of sources that an experiment needs, each once, in the order in which it names them.
QStringList sourcesOf(const Experiment &experiment)
{
    QStringList keys;
    const auto add = [&](const QString &key) {
        if (!key.isEmpty() && !keys.contains(key))
            keys.push_back(key);
    };
    for (const ExpectedAlert &expected : experiment.expectedAlerts)
        add(expected.alert.source);
    for (const NamedAlert &guard : experiment.guardAlerts)
        add(guard.source);
    for (const SteadyState &steady : experiment.steadyStates)
        add(steady.source);
    for (const MeasuredCriterion &criterion : experiment.measuredCriteria)
        add(criterion.source);
    return keys;
}

/// The same of hosts.
/// Those on which the room performs a step.
QStringList hostsOfSteps(const Experiment &experiment)
{
    QStringList keys;
    for (const auto *steps :
         {&experiment.method, &experiment.backOutPlan, &experiment.resetCriteria}) {
        for (const PlannedStep &step : *steps) {
            if (step.isScripted() && !step.target.isEmpty() && !keys.contains(step.target))
                keys.push_back(step.target);
        }
    }
    return keys;
}

QStringList hostsOf(const Experiment &experiment)
{
    QStringList keys;
    const auto add = [&](const QString &key) {
        if (!key.isEmpty() && !keys.contains(key))
            keys.push_back(key);
    };
    for (const SteadyState &steady : experiment.steadyStates)
        add(steady.host);
    for (const MeasuredCriterion &criterion : experiment.measuredCriteria)
        add(criterion.host);
    for (const QString &key : hostsOfSteps(experiment))
        add(key);
    return keys;
}

/// Why a source of the plan cannot be asked; nothing if it can, or was not yet.
std::optional<QString> troubleWith(const Day &day, const QString &key)
{
    const auto &standing = day.world().source(key.toStdString());
    if (!day.plan().source(key) || standing.health != SourceHealth::Failing)
        return {};
    return standing.reason;
}

QString titleOf(const Plan &plan, const QString &key)
{
    const AlertSource *source = plan.source(key);
    return source && !source->title.isEmpty() ? source->title : key;
}

/// What the plan would have to say before the room can sign in to it.
QStringList missingToSignIn(const AlertSource &source)
{
    const SourceTraits traits = traitsOf(source.type);
    QStringList missing;
    if (traits.takesKeyId && source.user.trimmed().isEmpty())
        missing << Words::tr("the id of the API key (user)");
    if (traits.takesAccount && source.account.trimmed().isEmpty())
        missing << Words::tr("the number of the account (account)");
    const bool hasSecret = traits.takesKey || source.auth != AlertSource::Auth::None;
    if (source.type != AlertSource::Type::Room && hasSecret && source.secret.isEmpty())
        missing << Words::tr("how its secret is called (secret)");
    return missing;
}

/// What is said of it to whoever misses it; what to do about it differs.
ConcernList::Words unreachable(const Plan &plan, const QString &key, const QString &trouble,
                               const QString &remedy)
{
    return {Words::tr("%1 cannot be reached").arg(titleOf(plan, key)),
            Words::tr("Asked in vain: %1.").arg(trouble), remedy};
}

std::ptrdiff_t experimentsThatNeed(const Plan &plan, const QString &source)
{
    return std::ranges::count_if(plan.experiments, [&](const Experiment &experiment) {
        return experiment.takenOut.isEmpty() && sourcesOf(experiment).contains(source);
    });
}

bool isFiring(const Day &day, const NamedAlert &named)
{
    return std::ranges::any_of(alertsNamed(day, named), [&](std::uint32_t index) {
        return day.alerts().alerts()[index].state == AlertState::Firing;
    });
}

} // namespace

void judgeSources(const Plan &plan, const Experiment &experiment, ConcernList &concerns)
{
    for (const QString &key : sourcesOf(experiment)) {
        if (plan.source(key) || key == roomKey)
            continue;
        concerns.hole(Rule::UnknownSource,
                      {Words::tr("unknown source %1").arg(key),
                       Words::tr("The source \"%1\" is not in the plan.").arg(key),
                       Words::tr("Add the source, or correct its key.")},
                      key);
    }
}

void judgeWorld(const Day &day, const Experiment &experiment, ConcernList &concerns)
{
    for (const QString &key : sourcesOf(experiment)) {
        const auto trouble = troubleWith(day, key);
        if (!trouble)
            continue;
        concerns.warning(
            Rule::SourceUnreachable,
            unreachable(day.plan(), key, *trouble,
                        Words::tr("It is a hole of the day: mended there, it is gone here.")),
            key);
    }
    const Run *run = day.run(experiment.key);
    if (day.alerts().lanes().empty() || (run && run->state != RunState::Queued))
        return;
    for (const ExpectedAlert &expected : experiment.expectedAlerts) {
        if (!isFiring(day, expected.alert))
            continue;
        concerns.hole(Rule::AlreadyFiring,
                      {Words::tr("%1 fires already").arg(expected.alert.name),
                       Words::tr("%1 is firing now: it cannot show that it notices the fault.")
                           .arg(expected.alert.name),
                       Words::tr("Mend what it tells of before the day.")},
                      expected.alert.name);
    }
}

void judgeSignIn(const Plan &plan, ConcernList &concerns)
{
    for (const AlertSource &source : plan.sources) {
        const QStringList missing = missingToSignIn(source);
        if (missing.isEmpty())
            continue;
        concerns.hole(
            Rule::CannotSignIn,
            {Words::tr("no way into %1").arg(titleOf(plan, source.key)),
             Words::tr("It answers nobody who does not sign in, and the plan does not say: %1.")
                 .arg(missing.join(Words::tr(", "))),
             Words::tr("Complete the source under hosts. The secret itself stays in the keychain "
                       "or the environment, the plan only says how it is called.")},
            source.key);
    }
}

void judgeReach(const Day &day, ConcernList &concerns)
{
    for (const AlertSource &source : day.plan().sources) {
        const auto trouble = troubleWith(day, source.key);
        if (!trouble || !missingToSignIn(source).isEmpty()) // told already
            continue;
        const auto need = experimentsThatNeed(day.plan(), source.key);
        if (need == 0) {
            concerns.warning(Rule::SourceUnreachable,
                             unreachable(day.plan(), source.key, *trouble,
                                         Words::tr("Mend the connection: what else fires, and who "
                                                   "is told, is not known without it.")),
                             source.key);
            continue;
        }
        auto words = unreachable(day.plan(), source.key, *trouble,
                                 Words::tr("Mend the connection, or ask from a desk that reaches "
                                           "it: what it sees cannot be measured."));
        words.reason += u' '
            + (need == 1 ? Words::tr("One experiment needs it.")
                         : Words::tr("%1 experiments need it.").arg(need));
        concerns.hole(Rule::SourceUnreachable, words, source.key);
    }
}

void judgePaths(const Day &day, ConcernList &concerns)
{
    for (const AlertSource *source : provableSources(day.plan())) {
        if (isPathProven(day, source->key, day.lastAt()))
            continue;
        const auto last = lastProofOf(day, source->key, day.lastAt());
        concerns.warning(
            Rule::PathNotProven,
            {Words::tr("the alert path of %1 was not proven").arg(titleOf(day.plan(), source->key)),
             last ? Words::tr("The last canary: %1.").arg(canaryText(day.plan(), *last))
                  : Words::tr("No canary was sent through it yet: nobody knows whether its alerts "
                              "reach people."),
             Words::tr("Prove the alert paths under hosts before the day, or by "
                       "\"chaosroom canary\".")},
            source->key);
    }
}

namespace {

void judgeProxies(const Plan &plan, const Experiment &experiment, ConcernList &concerns)
{
    for (const QString &key : proxiesOf(experiment)) {
        const PlannedProxy *proxy = plan.proxy(key);
        if (!proxy) {
            concerns.hole(
                Rule::ProxyCannotBreak,
                {Words::tr("unknown proxy %1").arg(key),
                 Words::tr("A step switches the proxy \"%1\", which is not in the plan.").arg(key),
                 Words::tr("Add it under proxies in a plan file, or correct its key.")},
                key);
        } else if (!plan.isBeforeStaging(*proxy)) {
            concerns.hole(
                Rule::ProxyCannotBreak,
                {Words::tr("proxy %1 is not before staging").arg(key),
                 Words::tr("Faults are put before staging only: its switch would be refused."),
                 Words::tr("Let it pass on to a service of staging.")},
                key);
        }
    }
}

} // namespace

void judgeHosts(const Plan &plan, const Experiment &experiment, ConcernList &concerns)
{
    judgeProxies(plan, experiment, concerns);
    for (const QString &key : hostsOf(experiment)) {
        const StagingHost *host = plan.host(key);
        if (!host) {
            concerns.hole(Rule::UnknownHost,
                          {Words::tr("unknown host %1").arg(key),
                           Words::tr("The host \"%1\" is not in the plan.").arg(key),
                           Words::tr("Add the host with its probe, or correct its key.")},
                          key);
            continue;
        }
        const QString wanted =
            experiment.environment.isEmpty() ? plan.day.environment : experiment.environment;
        if (!host->environment.isEmpty()
            && host->environment.compare(wanted, Qt::CaseInsensitive) != 0) {
            concerns.hole(Rule::HostNotInStaging,
                          {Words::tr("%1 is not in %2").arg(key, wanted),
                           Words::tr("The host %1 belongs to %2, and the experiment to %3.")
                               .arg(key, host->environment, wanted),
                           Words::tr("Choose a host of %1.").arg(wanted)},
                          key);
        }
        if (host->ssh.isEmpty() && hostsOfSteps(experiment).contains(key)) {
            concerns.hole(
                Rule::HostWithoutSsh,
                {Words::tr("%1 is not reached by ssh").arg(key),
                 Words::tr("The room performs a step on %1, and the plan does not say how "
                           "ssh reaches it.")
                     .arg(key),
                 Words::tr("Give the host its ssh, such as chaos@%1.").arg(key)},
                key);
        }
    }
}

} // namespace Chaos::Readiness
