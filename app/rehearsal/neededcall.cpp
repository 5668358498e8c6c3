// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/neededcall.h"

#include <QHostAddress>
#include <QNetworkProxy>

using namespace std::chrono_literals;

namespace Chaos {

NeededCall::NeededCall(quint16 port, QObject *parent)
    : QObject(parent)
    , m_port(port)
    , m_socket(this)
    , m_patience(this)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_patience.setSingleShot(true);
    m_patience.setInterval(3s);
    connect(&m_patience, &QTimer::timeout, this, &NeededCall::end);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &NeededCall::end);
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        m_socket.write("GET / HTTP/1.1\r\nHost: staging\r\nConnection: close\r\n\r\n");
    });
}

void NeededCall::start()
{
    m_patience.start();
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
}

/// The other side closes behind its answer: everything there is has come.
void NeededCall::end()
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    const QByteArray answer = m_socket.readAll();
    emit answered(answer.startsWith("HTTP/1.1 200") && answer.endsWith("}\n"));
}

} // namespace Chaos
