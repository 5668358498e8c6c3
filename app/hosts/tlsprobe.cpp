// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/tlsprobe.h"

#include <QSslCertificate>
#include <QSslSocket>

namespace Chaos {

TlsProbe::TlsProbe(const HostPort &to, int daysWanted, const QSslConfiguration &tls,
                   const Clock &clock, Resolver &resolver, Micros timeout, QObject *parent)
    : ProbeRun(timeout, parent)
    , m_dial(resolver, to, tls, this)
    , m_clock(clock)
    , m_daysWanted(daysWanted)
{
    connect(&m_dial, &Dial::opened, this, &TlsProbe::judge);
    connect(&m_dial, &Dial::failed, this, &TlsProbe::fail);
}

void TlsProbe::begin()
{
    m_dial.open();
}

QString TlsProbe::lateness() const
{
    return m_dial.isConnected() ? tr("no TLS handshake in %1").arg(allowance())
                                : tr("no connection in %1").arg(allowance());
}

void TlsProbe::judge()
{
    const auto *socket = qobject_cast<const QSslSocket *>(m_dial.socket());
    const QDateTime end = socket->peerCertificate().expiryDate();
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(microsOf(m_clock.now()) / 1000, Qt::UTC);
    const auto days = int(now.daysTo(end.toUTC())) - (now.time() > end.toUTC().time() ? 1 : 0);
    succeed(tr("days until the certificate ends: %1").arg(days),
            days < m_daysWanted ? HostState::Slow : HostState::Up);
}

} // namespace Chaos
