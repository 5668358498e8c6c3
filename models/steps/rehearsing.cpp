// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/rehearsing.h"

#include "models/day/entries.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Rehearsing
{
    Q_DECLARE_TR_FUNCTIONS(Rehearsing)
};

Failure refusal(const QString &why)
{
    return {Failure::Kind::Refused, why};
}

/// The performance of that step since then; null: it was not tried.
const StepRun *triedSince(const Day &day, const QString &experiment, int step, Instant since)
{
    const StepRun *run = day.steps().last(experiment, StepPhase::Rehearsal, step);
    return run && run->begunAt >= since ? run : nullptr;
}

/// Nothing is tried beside an experiment, or while everything is stopped.
bool mayGoOn(const Day &day)
{
    return !day.current() && !day.stop();
}

} // namespace

std::optional<BackOutRehearsal> rehearsalOf(const Day &day, const QString &experiment)
{
    const Run *run = day.run(experiment);
    const Experiment *planned = day.plan().experiment(experiment);
    if (!run || !planned || !run->rehearsalAskedAt)
        return {};
    BackOutRehearsal rehearsal{.askedAt = *run->rehearsalAskedAt};
    for (int i = 0; i < int(planned->backOutPlan.size()); ++i) {
        const PlannedStep &step = planned->backOutPlan[std::size_t(i)];
        if (!step.isScripted()) {
            ++rehearsal.byHand;
            continue;
        }
        ++rehearsal.steps;
        const StepRun *tried = triedSince(day, experiment, i, rehearsal.askedAt);
        if (!tried || tried->isUnderWay())
            rehearsal.isUnderWay = rehearsal.isUnderWay || tried || mayGoOn(day);
        else if (tried->outcome == StepOutcome::Succeeded)
            ++rehearsal.succeeded;
        else
            rehearsal.failures << (tried->why.isEmpty() ? step.text
                                                        : step.text + u": "_s + tried->why);
    }
    return rehearsal;
}

Outcome<Entry> rehearseBackOut(const Day &day, const QString &experiment)
{
    const Experiment *planned = day.plan().experiment(experiment);
    if (!planned || !day.run(experiment))
        return Failure{Failure::Kind::NotFound,
                       Rehearsing::tr("There is no experiment %1 in this day.").arg(experiment)};
    if (std::ranges::none_of(planned->backOutPlan, &PlannedStep::isScripted))
        return refusal(Rehearsing::tr("No step of its back-out plan is one that the room performs: "
                                      "try it by hand, and write down when."));
    if (day.stop())
        return refusal(Rehearsing::tr("The emergency stop is raised. Lift it first."));
    if (day.current())
        return refusal(Rehearsing::tr("An experiment is under way. The way back is tried while "
                                      "nothing is."));
    for (const Run &run : day.runs()) {
        const auto other = rehearsalOf(day, run.experiment);
        if (other && other->isUnderWay)
            return refusal(Rehearsing::tr("A way back is being tried already."));
    }
    return Entries::rehearsalAsked(experiment);
}

std::optional<StepOrder> nextOfRehearsal(const Day &day)
{
    if (!mayGoOn(day))
        return {};
    for (const Run &run : day.runs()) {
        const Experiment *planned = day.plan().experiment(run.experiment);
        if (!planned || !run.rehearsalAskedAt)
            continue;
        for (int i = 0; i < int(planned->backOutPlan.size()); ++i) {
            if (!planned->backOutPlan[std::size_t(i)].isScripted())
                continue;
            const StepRun *tried = triedSince(day, run.experiment, i, *run.rehearsalAskedAt);
            if (!tried)
                return StepOrder{run.experiment, StepPhase::Rehearsal, i, false};
            if (tried->isUnderWay())
                return {};
        }
    }
    return {};
}

} // namespace Chaos
