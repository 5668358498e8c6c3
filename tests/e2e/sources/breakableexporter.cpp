// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/sources/breakableexporter.h"

#include <QTcpSocket>

namespace Chaos::Test {

BreakableExporter::BreakableExporter(QObject *parent)
    : QTcpServer(parent)
{
    listen(QHostAddress::LocalHost);
}

void BreakableExporter::incomingConnection(qintptr descriptor)
{
    auto *socket = new QTcpSocket(this);
    socket->setSocketDescriptor(descriptor);
    connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QIODevice::readyRead, socket, [this, socket] {
        if (!socket->peek(64 << 10).contains("\r\n\r\n"))
            return;
        const QByteArray body =
            QByteArray("# TYPE service_ok gauge\nservice_ok ") + (m_isBroken ? "0\n" : "1\n");
        socket->readAll();
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\n"
                      "Connection: close\r\nContent-Length: "
                      + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket->disconnectFromHost();
    });
}

} // namespace Chaos::Test
