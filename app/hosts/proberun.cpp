// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/proberun.h"

namespace Chaos {

ProbeRun::ProbeRun(Micros timeout, QObject *parent)
    : QObject(parent)
{
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    m_deadline.setInterval(int(std::chrono::ceil<std::chrono::milliseconds>(timeout).count()));
    connect(&m_deadline, &QTimer::timeout, this, [this] { fail(lateness()); });
}

void ProbeRun::start()
{
    m_watch.start();
    m_deadline.start();
    begin();
}

QString ProbeRun::lateness() const
{
    return tr("no answer in %1").arg(allowance());
}

QString ProbeRun::allowance() const
{
    return tr("%1 s").arg(m_deadline.interval() / 1000.0);
}

void ProbeRun::succeed(const QString &reason, HostState state)
{
    end({state, reason, Micros(m_watch.nsecsElapsed() / 1000)});
}

void ProbeRun::fail(const QString &reason)
{
    end({HostState::Down, reason, {}});
}

void ProbeRun::giveUp(const QString &reason)
{
    end({HostState::Unknown, reason, {}});
}

void ProbeRun::end(const ProbeResult &result)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_deadline.stop();
    emit ended(result);
}

} // namespace Chaos
