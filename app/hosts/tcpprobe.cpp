// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/tcpprobe.h"

namespace Chaos {

TcpProbe::TcpProbe(const HostPort &to, Resolver &resolver, Micros timeout, QObject *parent)
    : ProbeRun(timeout, parent)
    , m_dial(resolver, to, {}, this)
{
    connect(&m_dial, &Dial::opened, this, [this] { succeed(); });
    connect(&m_dial, &Dial::failed, this, &TcpProbe::fail);
}

void TcpProbe::begin()
{
    m_dial.open();
}

QString TcpProbe::lateness() const
{
    return tr("no connection in %1").arg(allowance());
}

} // namespace Chaos
