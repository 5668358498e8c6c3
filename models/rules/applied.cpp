// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/applied.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Facts
{
    Q_DECLARE_TR_FUNCTIONS(Applied)
};

Applied said(const AppliedFact &fact)
{
    Applied applied{.answer = fact.is ? Applied::Answer::Yes : Applied::Answer::No,
                    .why = fact.why};
    if (applied.why.isEmpty() && !fact.is)
        applied.why = Facts::tr("%1 says so").arg(fact.by);
    return applied;
}

/// What a performed step says of it.
Applied told(const StepRun &step)
{
    const QString what = step.what.isEmpty() ? step.command : step.what;
    const auto no = [&step, &what] {
        return Applied{Applied::Answer::No, step.why.isEmpty() ? what : what + u": "_s + step.why};
    };
    switch (step.outcome) {
    case StepOutcome::UnderWay:
        return {step.inBackground ? Applied::Answer::Yes : Applied::Answer::NotKnown,
                step.inBackground ? QString() : Facts::tr("%1 is under way").arg(what)};
    case StepOutcome::Succeeded:
        return {Applied::Answer::Yes, {}};
    case StepOutcome::Stopped: // it was there until it was taken away
        return {step.inBackground ? Applied::Answer::Yes : Applied::Answer::NotKnown,
                step.inBackground ? QString() : Facts::tr("%1 was stopped").arg(what)};
    case StepOutcome::Lost:
        return {Applied::Answer::NotKnown, Facts::tr("nobody can say what became of %1").arg(what)};
    case StepOutcome::Failed:
    case StepOutcome::TimedOut:
    case StepOutcome::NotBegun:
        return no();
    }
    return {};
}

} // namespace

Applied appliedOf(const Day &day, const Run &run)
{
    if (run.applied)
        return said(*run.applied);
    const Experiment *planned = day.plan().experiment(run.experiment);
    if (!planned || !run.triggeredAt)
        return {run.triggeredAt ? Applied::Answer::Yes : Applied::Answer::NotKnown, {}};
    Applied applied{Applied::Answer::Yes, {}};
    for (int i = 0; i < int(planned->method.size()); ++i) {
        if (!planned->method[std::size_t(i)].isScripted())
            continue;
        const StepRun *step = day.steps().lastOf(run, StepPhase::Method, i);
        if (!step) {
            applied = {Applied::Answer::NotKnown,
                       Facts::tr("step %1 of the method was not performed").arg(i + 1)};
            continue;
        }
        const Applied one = told(*step);
        if (one.answer == Applied::Answer::No)
            return one;
        if (one.answer == Applied::Answer::NotKnown)
            applied = one;
    }
    return applied;
}

} // namespace Chaos
