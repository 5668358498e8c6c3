// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/proxy/proxyconnection.h"
#include "models/day/outcome.h"

#include <QHostAddress>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

class QSocketNotifier;

namespace Chaos {

/// Stands between clients and a staging service, passes everything on, and does to it what it is
/// told: the fault that is set holds for open connections at once, and for new ones.
///
/// Never blocks; lives in the thread in which it listens, with an event loop.
class FaultProxy final : public QObject
{
    Q_OBJECT

public:
    /// Further clients wait in the system's queue.
    static constexpr int mostConnections = 1000;

    FaultProxy(const ProxyTarget &target, const Clock &clock, QObject *parent = nullptr);
    ~FaultProxy() override;

    /// Gives the port, which is a free one for 0. Fails if it listens already, and for reasons of
    /// the system's.
    [[nodiscard]] Outcome<quint16> listen(const QHostAddress &address = QHostAddress::LocalHost,
                                          quint16 port = 0);
    /// Ends all connections, and listens no more.
    void close();

    /// May be set before it listens.
    void setFault(const ProxyFault &fault);
    [[nodiscard]] const ProxyFault &fault() const { return m_fault; }
    [[nodiscard]] const ProxyCounters &counters() const { return m_shared.counters; }

signals:
    void faultChanged(const Chaos::ProxyFault &fault);
    void connectionsChanged(); ///< another one, or one less; see counters()
    /// A connection could not be passed on; it was reset.
    void upstreamFailed(const QString &why);
    /// Nobody can connect any more, though no fault says so.
    void failed(const Chaos::Failure &failure);

private:
    [[nodiscard]] Outcome<Done> openSocket();
    void hear();
    void refuse();
    void accept();
    void take(int client);
    void drop(ProxyConnection *connection);
    void hearAgain();

    QHostAddress m_address;
    quint16 m_port = 0;
    int m_socket = -1;
    std::unique_ptr<QSocketNotifier> m_arrival;
    QTimer m_rest; ///< after the system had no socket left
    bool m_isHearing = false;
    std::unique_ptr<char[]> m_buffer;
    ProxyShared m_shared;
    ProxyFault m_fault{};
    std::uint32_t m_seed = 0;
    std::vector<ProxyConnection *> m_connections; ///< children that are not over
};

} // namespace Chaos
