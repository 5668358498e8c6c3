// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/scripted.h"

#include "models/steps/activity.h"
#include "models/steps/performing.h"
#include "models/steps/scope.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Scripted
{
    Q_DECLARE_TR_FUNCTIONS(Scripted)
};

QString named(const QString &text)
{
    constexpr qsizetype longest = 80; ///< characters
    const QString line = text.simplified();
    return line.size() > longest ? line.first(longest - 1) + u'…' : line;
}

/// Why nobody but people can do that step; empty: the room can.
QString whyNot(const Plan &plan, const PlannedStep &step, const StepScope &scope)
{
    if (step.isStaged())
        return Scripted::tr("only the rehearsal's own staging can do it");
    if (!step.isScripted())
        return Scripted::tr("people do it");
    if (const QString refusal = refusalOf(plan, step); !refusal.isEmpty())
        return refusal;
    const KnownValues known = literalsIn(scope);
    Substitution said(known.values);
    const auto activity = activityOf(step, said);
    // What is not known before it begins may make sense of it then.
    return activity || !known.unknown.empty() ? QString() : activity.failure().detail;
}

QStringList whyNotAll(const Plan &plan, const std::vector<PlannedStep> &steps,
                      const StepScope &scope, const QString &sentence)
{
    QStringList reasons;
    for (int i = 0; i < int(steps.size()); ++i) {
        const PlannedStep &step = steps[std::size_t(i)];
        if (const QString why = whyNot(plan, step, scope); !why.isEmpty())
            reasons << sentence.arg(QString::number(i + 1), named(step.text), why);
    }
    return reasons;
}

bool isMeasured(const SteadyState &state)
{
    return !state.host.isEmpty() || !state.query.isEmpty();
}

} // namespace

QStringList whatWantsPeople(const Plan &plan, const Experiment &experiment)
{
    QStringList reasons = whyNotAll(plan, experiment.method, scopeOf(experiment),
                                    Scripted::tr("step %1 of the method, “%2”: %3"));
    const bool acts = std::ranges::any_of(experiment.method, [](const PlannedStep &step) {
        return !step.isText() && !isProbe(step);
    });
    if (reasons.empty() && !acts)
        reasons << Scripted::tr("its method has no action that applies a fault");
    reasons << whatWantsPeopleOnTheWayBack(plan, experiment);
    for (const SteadyState &state : experiment.steadyStates) {
        if (!isMeasured(state))
            reasons << Scripted::tr("nobody but people can see its steady state “%1”")
                           .arg(named(state.title));
    }
    return reasons;
}

QStringList whatWantsPeopleOnTheWayBack(const Plan &plan, const Experiment &experiment)
{
    QStringList reasons = whyNotAll(plan, experiment.backOutPlan, scopeOf(experiment),
                                    Scripted::tr("step %1 of the back-out plan, “%2”: %3"));
    reasons << whyNotAll(plan, experiment.resetCriteria, scopeOf(experiment),
                         Scripted::tr("reset criterion %1, “%2”: %3"));
    return reasons;
}

} // namespace Chaos
