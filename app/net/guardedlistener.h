// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QTcpServer>

#include <functional>

namespace Chaos {

/// What a listening socket asks of those who connect.
struct Manners
{
    std::int64_t maxBytes = 0; ///< of a request
    Micros patience{0}; ///< from its first byte until it is answered
    Micros idlePatience{0}; ///< between two requests, and before the first; 0: for ever
    int mostConnections = 512;
    /// Whether a request that begins so may be of `maxLongBytes`; nothing: none may.
    std::function<bool(const QByteArray &)> mayBeLong{};
    std::int64_t maxLongBytes = 0;
};

/// A listening socket that holds everybody who connects to some manners: so many connections at
/// once, a request of so many bytes, all of it within so long.
class GuardedListener final : public QTcpServer
{
    Q_OBJECT

public:
    explicit GuardedListener(const Manners &manners, QObject *parent = nullptr);

    [[nodiscard]] bool listenAt(const QHostAddress &address, quint16 port);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    Manners m_manners;
    int m_connections = 0;
};

} // namespace Chaos
