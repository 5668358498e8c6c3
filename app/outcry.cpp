// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outcry.h"

#include "models/rules/playing.h"

namespace Chaos {

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
}

void Outcry::take(Touched what)
{
    if (!touches(what, Touched::Queue))
        return;
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

void Outcry::cry(const Run &run, const TrippedGuard &guard)
{
    emit cried(run.state == RunState::Triggered ? tr("Back out now (F8)")
                                                : tr("Backed out: go through the back-out plan"),
               tr("%1 – %2").arg(guard.what, experimentTitle(m_live.day().plan(), run.experiment)));
}

} // namespace Chaos
