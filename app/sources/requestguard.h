// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QObject>
#include <QTimer>

class QTcpSocket;

namespace Chaos {

/// Watches one connection, request by request: too many bytes are answered with 413 and the
/// connection is closed, too slow a one is closed.
class RequestGuard final : public QObject
{
    Q_OBJECT

public:
    /// Becomes a child of the socket. To be made before anybody else reads from it.
    RequestGuard(QTcpSocket *socket, std::int64_t maxBytes, Micros patience);

private:
    void count();
    void refuse();

    QTcpSocket *m_socket;
    std::int64_t m_maxBytes;
    std::int64_t m_bytes = 0;
    QTimer m_deadline;
};

} // namespace Chaos
