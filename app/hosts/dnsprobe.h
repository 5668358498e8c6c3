// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/dnsmessage.h"
#include "app/hosts/hostport.h"
#include "app/hosts/proberun.h"
#include "app/hosts/resolver.h"

#include <QUdpSocket>

#include <optional>

namespace Chaos {

/// Does this desk know the same addresses of a name as the server that ought to know? A desk that
/// still has an address which the server no longer gives is "slow": its cache is stale.
class DnsProbe final : public ProbeRun
{
    Q_OBJECT

public:
    /// `nameserver` may be nothing: then only the desk is asked.
    DnsProbe(const QString &name, std::optional<HostPort> nameserver, Resolver &resolver,
             Micros timeout, QObject *parent);

protected:
    void begin() override;
    [[nodiscard]] QString lateness() const override;

private:
    void askServer(const QHostAddress &address);
    void send();
    void readServer();
    void compare();
    [[nodiscard]] bool isServerDone() const { return m_a && m_aaaa; }
    [[nodiscard]] QString serverFault() const;

    QString m_name;
    std::optional<HostPort> m_nameserver;
    Resolver &m_resolver;
    QUdpSocket m_socket;
    QTimer m_again;
    QByteArray m_questionA;
    QByteArray m_questionAaaa;
    std::optional<Resolver::Addresses> m_desk;
    std::optional<Dns::Answer> m_a;
    std::optional<Dns::Answer> m_aaaa;
};

} // namespace Chaos
