// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/guardpost.h"

#include "models/items/rest.h"
#include "models/rules/tripping.h"

namespace Chaos {

using namespace std::chrono_literals;

GuardPost::GuardPost(LiveDay &live, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_clock(clock)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &GuardPost::look);
}

void GuardPost::begin()
{
    connect(&m_live, &LiveDay::changed, this, &GuardPost::take, Qt::UniqueConnection);
    // A guard may have tripped and the program ended before it was written down.
    m_soon.start(0ms);
}

void GuardPost::take(Touched what)
{
    constexpr Touched concerned = Touched::Alerts | Touched::Samples | Touched::Queue
        | Touched::Plan | Touched::Clocks | Touched::Sources;
    if (touches(what, concerned) && !m_soon.isActive())
        m_soon.start();
}

void GuardPost::look()
{
    const Run *const run = m_live.day().current();
    if (!run || run->state != RunState::Triggered)
        return m_decidedOn.reset();
    const Grounds grounds{run->experiment, run->triggeredAt, run->trippedGuards.size()};
    if (m_decidedOn == grounds)
        return;
    QElapsedTimer worked;
    worked.start();
    const std::vector<Entry> entries = entriesOfGuards(m_live.day(), m_clock.now());
    m_soon.setInterval(restAfter(worked));
    if (entries.empty())
        return;
    m_decidedOn = grounds;
    emit decided(entries);
}

} // namespace Chaos
