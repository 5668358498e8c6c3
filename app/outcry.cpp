// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outcry.h"

#include "models/rules/playing.h"

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

/// A step of the way back that came to an end that is none.
bool isLoud(const StepRun &step)
{
    return step.phase == StepPhase::BackOut && !step.isUnderWay()
        && step.outcome != StepOutcome::Succeeded;
}

} // namespace

Outcry::Outcry(LiveDay &live, QObject *parent)
    : QObject(parent)
    , m_live(live)
{
    connect(&live, &LiveDay::replaced, this, &Outcry::startAnew);
    connect(&live, &LiveDay::changed, this, &Outcry::take);
    startAnew();
}

void Outcry::startAnew()
{
    const Run *const run = m_live.day().current();
    m_experiment = run ? run->experiment : QString();
    m_startedAt = run ? run->startedAt : std::nullopt;
    m_cried = run ? run->trippedGuards.size() : 0;
    m_criedSteps.clear();
    for (const StepRun &step : m_live.day().steps().all()) {
        if (isLoud(step))
            m_criedSteps.insert(step.key);
    }
}

void Outcry::take(Touched what)
{
    if (touches(what, Touched::Queue))
        takeGuards();
    if (touches(what, Touched::Steps))
        takeSteps();
}

void Outcry::takeGuards()
{
    const Run *const run = m_live.day().current();
    if (!run)
        return;
    if (m_experiment != run->experiment || m_startedAt != run->startedAt)
        m_cried = 0;
    m_experiment = run->experiment;
    m_startedAt = run->startedAt;
    while (m_cried < run->trippedGuards.size())
        cry(*run, run->trippedGuards[m_cried++]);
}

void Outcry::takeSteps()
{
    for (const StepRun &step : m_live.day().steps().all()) {
        if (!isLoud(step) || m_criedSteps.contains(step.key))
            continue;
        m_criedSteps.insert(step.key);
        cry(step);
    }
}

void Outcry::cry(const StepRun &step)
{
    const QString why = step.why.isEmpty() ? QString() : u": "_s + step.why;
    emit cried(
        tr("A step of the way back failed: see to it by hand"),
        tr("%1 – %2").arg(step.what + why, experimentTitle(m_live.day().plan(), step.experiment)));
}

void Outcry::cry(const Run &run, const TrippedGuard &guard)
{
    emit cried(run.state == RunState::Triggered ? tr("Back out now (F8)")
                                                : tr("Backed out: go through the back-out plan"),
               tr("%1 – %2").arg(guard.what, experimentTitle(m_live.day().plan(), run.experiment)));
}

} // namespace Chaos
