// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/webhookserver.h"

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

WebhookServer::WebhookServer(Handler handler, QObject *parent)
    : QAbstractHttpServer(parent)
    , m_handler(std::move(handler))
{}

bool WebhookServer::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    m_handler(request, Caller(makeResponder(request, socket), socket));
    return true;
}

void WebhookServer::missingHandler(const QHttpServerRequest &, QTcpSocket *) {}

} // namespace Chaos
