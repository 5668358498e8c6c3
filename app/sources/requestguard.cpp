// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/requestguard.h"

#include <QTcpSocket>

namespace Chaos {

RequestGuard::RequestGuard(QTcpSocket *socket, std::int64_t maxBytes, Micros patience)
    : QObject(socket)
    , m_socket(socket)
    , m_maxBytes(maxBytes)
{
    // The server takes what there is at every turn; a smaller buffer than this makes it stall.
    m_socket->setReadBufferSize(m_maxBytes + (64 << 10));
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(std::chrono::ceil<std::chrono::milliseconds>(patience));
    connect(m_socket, &QIODevice::readyRead, this, &RequestGuard::count);
    connect(&m_deadline, &QTimer::timeout, m_socket, &QAbstractSocket::abort);
    connect(m_socket, &QIODevice::bytesWritten, this, [this] {
        m_bytes = 0;
        m_deadline.stop();
    });
}

void RequestGuard::count()
{
    m_bytes += m_socket->bytesAvailable();
    if (m_bytes > m_maxBytes)
        // Not from within: the server is about to read from this socket.
        QMetaObject::invokeMethod(this, &RequestGuard::refuse, Qt::QueuedConnection);
    else if (!m_deadline.isActive())
        m_deadline.start();
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
