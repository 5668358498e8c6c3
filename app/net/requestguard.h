// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/guardedlistener.h"

#include <QObject>
#include <QTimer>

class QTcpSocket;

namespace Chaos {

/// Watches one connection, request by request: too many bytes are answered with 413 and the
/// connection is closed, too slow a one and one that takes no answers are closed.
class RequestGuard final : public QObject
{
    Q_OBJECT

public:
    /// Becomes a child of the socket. To be made before anybody else reads from it.
    RequestGuard(QTcpSocket *socket, const Manners &manners);

private:
    void count();
    void rest();
    void refuse();
    void allow(std::int64_t bytes);

    QTcpSocket *m_socket;
    Manners m_manners;
    std::int64_t m_most = 0; ///< bytes of the request that is coming
    std::int64_t m_bytes = 0; ///< of the request that is coming; 0: none is
    QTimer m_deadline;
};

} // namespace Chaos
