// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/httpdoor.h"

#include <utility>

namespace Chaos {

Caller::Caller(QHttpServerResponder responder, QTcpSocket *socket)
    : m_responder(std::move(responder))
    , m_socket(socket)
{}

void Caller::answer(QHttpServerResponder::StatusCode status, const QString &text)
{
    if (m_socket && m_socket->state() == QAbstractSocket::ConnectedState)
        m_responder.write(text.toUtf8(), "text/plain; charset=utf-8", status);
}

void Caller::answer(QHttpServerResponder::StatusCode status, const Headers &headers,
                    const QByteArray &body, Part part)
{
    if (!m_socket || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_responder.writeStatusLine(status);
    for (const auto &[name, value] : headers)
        m_responder.writeHeader(name, value);
    if (status != QHttpServerResponder::StatusCode::NoContent)
        m_responder.writeHeader("Content-Length", QByteArray::number(body.size()));
    m_responder.writeBody(part == Part::Whole ? body : QByteArray());
}

HttpDoor::HttpDoor(Handler handler, QObject *parent)
    : QAbstractHttpServer(parent)
    , m_handler(std::move(handler))
{}

bool HttpDoor::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    m_handler(request, Caller(makeResponder(request, socket), socket));
    return true;
}

void HttpDoor::missingHandler(const QHttpServerRequest &, QTcpSocket *) {}

} // namespace Chaos
