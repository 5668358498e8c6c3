// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/proxy/httphead.h"
#include "app/proxy/proxylane.h"
#include "app/proxy/wsfilter.h"
#include "models/day/clock.h"
#include "models/day/proxyfault.h"

#include <QHostAddress>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <span>

class QSocketNotifier;

namespace Chaos {

/// Where a proxy passes things on to.
struct ProxyTarget
{
    QString host{}; ///< a name, which is looked up for each connection, or an address
    quint16 port = 0;
    bool operator==(const ProxyTarget &) const = default;
};

/// What has passed through a proxy.
struct ProxyCounters
{
    qint64 accepted = 0; ///< connections, since it listens
    qint64 open = 0;
    qint64 fromClients = 0; ///< bytes
    qint64 fromServers = 0; ///< bytes
};

/// What all connections of a proxy share; outlives them.
struct ProxyShared
{
    const Clock &clock;
    ProxyTarget target{};
    std::span<char> buffer{}; ///< to read into
    ProxyCounters counters{};
};

/// One client's connection and the one to the server that goes with it, on plain sockets: what
/// comes from either side goes to the other in the same turn, and what cannot is kept, up to a
/// bound above which no more is read.
class ProxyConnection final : public QObject
{
    Q_OBJECT

public:
    /// Owns the socket `client` from now on, which does not block.
    ProxyConnection(int client, ProxyShared &shared, std::uint32_t seed, QObject *parent = nullptr);
    ~ProxyConnection() override;

    /// Once at the beginning, and whenever there is another one.
    void setFault(const ProxyFault &fault);
    /// Closes both sockets; what is on its way is lost.
    void end();

signals:
    void upstreamFailed(const QString &why);
    void ended(); ///< both sockets are closed; nothing more happens

private:
    struct Side
    {
        Side(); // both where the notifiers are known
        ~Side();

        int socket = -1;
        std::unique_ptr<QSocketNotifier> readable;
        std::unique_ptr<QSocketNotifier> writable;
        bool isConnected = false;
        bool hasEnded = false; ///< it sends nothing more
        bool isShut = false; ///< it was told that nothing more is sent to it
    };

    void watch(Side &side);
    void lookUp();
    void tryNextAddress();
    void finishConnecting();
    void failUpstream(const QString &why);

    void readFrom(Side &side);
    void writeTo(const Side &side);
    void takeFromClient(QByteArrayView bytes);
    void lookForUpgrade(QByteArrayView bytes);
    void takeFromServer(QByteArrayView bytes);
    void judgeRequest();
    void pass(ProxyLane &lane, Side &to, QByteArrayView bytes);
    void sendReady(ProxyLane &lane, Side &to);
    void passEnd(const Side &from, const ProxyLane &lane, Side &to);

    void settle();
    [[nodiscard]] Micros waitFor(ProxyLane &lane, const Side &to);
    void farewell();
    void reset();
    void closeSide(Side &side);
    void stop();

    [[nodiscard]] bool judges() const;
    [[nodiscard]] bool isHeld() const { return m_fault.kind == ProxyFault::Kind::BlackHole; }
    [[nodiscard]] bool mayRead(const Side &side) const;
    [[nodiscard]] bool mayWrite(const ProxyLane &lane, const Side &to) const;

    ProxyShared &m_shared;
    std::uint32_t m_seed;
    ProxyFault m_fault{};
    Side m_client;
    Side m_server;
    ProxyLane m_up{ProxyLane::Way::Request};
    ProxyLane m_down{ProxyLane::Way::Answer};
    UpgradeWatch m_upgrades;
    std::optional<WsFilter> m_webSocket;
    QByteArray m_request; ///< held back until it is known what it asks for
    QList<QHostAddress> m_addresses; ///< not tried yet
    QTimer m_pace;
    QTimer m_patience; ///< with a client that does not take its leave
    bool m_isAsked = false; ///< the server is looked for
    bool m_isFinishing = false; ///< what is in m_down is the last that the client gets
    bool m_isLeft = false; ///< and it got it
    bool m_isOver = false;
};

} // namespace Chaos
