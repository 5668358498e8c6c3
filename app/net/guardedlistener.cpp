// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/guardedlistener.h"

#include "app/net/requestguard.h"

#include <QTcpSocket>

namespace Chaos {

namespace {
/// A storm of pages comes over many connections at once; one that finds no room in the queue waits
/// a whole second before it tries again.
constexpr int backlog = 512;
} // namespace

GuardedListener::GuardedListener(const Manners &manners, QObject *parent)
    : QTcpServer(parent)
    , m_manners(manners)
{
    setListenBacklogSize(backlog);
    setMaxPendingConnections(backlog);
}

bool GuardedListener::listenAt(const QHostAddress &address, quint16 port)
{
    return listen(address, port);
}

void GuardedListener::incomingConnection(qintptr descriptor)
{
    auto *socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor) || m_connections >= m_manners.mostConnections) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    ++m_connections;
    connect(socket, &QObject::destroyed, this, [this] { --m_connections; });
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    new RequestGuard(socket, m_manners);
    addPendingConnection(socket);
}

} // namespace Chaos
