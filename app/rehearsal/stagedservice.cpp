// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/stagedservice.h"

#include "app/rehearsal/neededcall.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Chaos {

StagedService::StagedService(const QString &name, QObject *parent)
    : QObject(parent)
    , m_name(name)
    , m_server(this)
    , m_placeholder(this)
{
    connect(&m_server, &QTcpServer::newConnection, this, &StagedService::accept);
}

bool StagedService::open()
{
    if (!m_server.listen(QHostAddress::LocalHost))
        return false;
    m_port = m_server.serverPort();
    return true;
}

void StagedService::setFault(const Fault &fault)
{
    // Who was left hanging is not answered any more: the service has been started anew.
    const bool cutsOff = fault.kind == Fault::Kind::Refuse || m_fault.kind == Fault::Kind::Hang;
    const auto sockets = cutsOff ? m_sockets : QList<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->abort();
    m_fault = fault;
    if (fault.kind == Fault::Kind::Refuse)
        reserve();
    else if (!m_server.isListening() && !listenAgain())
        QTimer::singleShot(100ms, this, [this] { setFault(Fault(m_fault)); });
}

/// Nobody listens, yet nobody else can take the port either.
void StagedService::reserve()
{
    if (!m_server.isListening())
        return;
    m_server.close();
    m_placeholder.bind(QHostAddress::LocalHost, m_port);
}

bool StagedService::listenAgain()
{
    m_placeholder.abort();
    return m_server.listen(QHostAddress::LocalHost, m_port);
}

void StagedService::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        m_sockets.append(socket);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::disconnected, this,
                [this, socket] { m_sockets.removeOne(socket); });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    }
}

void StagedService::read(QTcpSocket *socket)
{
    constexpr qint64 longestQuestion = 8 * 1024;
    const bool isWhole = socket->peek(longestQuestion).contains("\r\n\r\n");
    if (!isWhole) {
        if (socket->bytesAvailable() >= longestQuestion)
            socket->abort();
        return;
    }
    socket->readAll();
    socket->disconnect(this, nullptr);
    connect(socket, &QTcpSocket::disconnected, this,
            [this, socket] { m_sockets.removeOne(socket); });
    if (m_fault.kind == Fault::Kind::Slow)
        QTimer::singleShot(m_fault.delay, socket, [this, socket] { serve(socket); });
    else
        serve(socket);
}

void StagedService::serve(QTcpSocket *socket)
{
    switch (m_fault.kind) {
    case Fault::Kind::None:
    case Fault::Kind::Slow:
        askNeeded(socket, 0);
        return;
    case Fault::Kind::Error:
        answer(socket, 503);
        return;
    case Fault::Kind::Drop:
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 4096\r\nConnection: close\r\n\r\n{\"se");
        socket->disconnectFromHost();
        return;
    case Fault::Kind::Hang:
    case Fault::Kind::Refuse:
        return;
    }
}

void StagedService::askNeeded(QTcpSocket *socket, qsizetype index)
{
    if (index == m_needed.size()) {
        answer(socket, 200);
        return;
    }
    auto *call = new NeededCall(m_needed[index], socket);
    connect(call, &NeededCall::answered, this, [this, socket, index](bool good) {
        good ? askNeeded(socket, index + 1) : answer(socket, 503);
    });
    call->start();
}

void StagedService::answer(QTcpSocket *socket, int status)
{
    const QByteArray body = "{\"service\":\"" + m_name.toUtf8() + "\",\"status\":\""
        + (status == 200 ? "ready" : "unavailable") + "\"}\n";
    socket->write("HTTP/1.1 " + QByteArray::number(status)
                  + (status == 200 ? " OK" : " Service Unavailable")
                  + "\r\nContent-Type: application/json\r\nContent-Length: "
                  + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
    socket->disconnectFromHost();
}

} // namespace Chaos
