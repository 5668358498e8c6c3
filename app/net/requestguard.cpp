// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/requestguard.h"

#include <QTcpSocket>

#include <utility>

namespace Chaos {

namespace {
/// So much of a request is looked at to see what it is.
constexpr qint64 longestLine = 512;
} // namespace

RequestGuard::RequestGuard(QTcpSocket *socket, const Manners &manners)
    : QObject(socket)
    , m_socket(socket)
    , m_manners(manners)
{
    m_deadline.setSingleShot(true);
    connect(m_socket, &QIODevice::readyRead, this, &RequestGuard::count);
    connect(&m_deadline, &QTimer::timeout, m_socket, &QAbstractSocket::abort);
    connect(m_socket, &QIODevice::bytesWritten, this, &RequestGuard::rest);
    rest();
}

/// An answer goes out: what comes next is another request.
void RequestGuard::rest()
{
    if (m_socket->bytesToWrite() > 0)
        return; // not taken yet; the time for the request goes on
    m_bytes = 0;
    allow(m_manners.maxBytes);
    if (m_manners.idlePatience > Micros(0))
        m_deadline.start(std::chrono::ceil<std::chrono::milliseconds>(m_manners.idlePatience));
    else
        m_deadline.stop();
}

void RequestGuard::allow(std::int64_t bytes)
{
    if (std::exchange(m_most, bytes) == bytes)
        return;
    // The server takes what there is at every turn; a smaller buffer than this makes it stall, and
    // a larger one lets too long a request be whole before it is counted.
    m_socket->setReadBufferSize(bytes + (64 << 10));
}

void RequestGuard::count()
{
    const bool isFirst = m_bytes == 0;
    if (isFirst && m_manners.mayBeLong && m_manners.mayBeLong(m_socket->peek(longestLine)))
        allow(m_manners.maxLongBytes);
    m_bytes += m_socket->bytesAvailable();
    if (m_bytes > m_most)
        // Not from within: the server is about to read from this socket.
        QMetaObject::invokeMethod(this, &RequestGuard::refuse, Qt::QueuedConnection);
    else if (isFirst || !m_deadline.isActive())
        m_deadline.start(std::chrono::ceil<std::chrono::milliseconds>(m_manners.patience));
}

void RequestGuard::refuse()
{
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    disconnect(m_socket, &QIODevice::readyRead, nullptr, nullptr);
    m_socket->write("HTTP/1.1 413 Payload Too Large\r\nConnection: close\r\n"
                    "Content-Length: 0\r\n\r\n");
    m_socket->disconnectFromHost();
}

} // namespace Chaos
