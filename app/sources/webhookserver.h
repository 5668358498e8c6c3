// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpSocket>

#include <functional>

namespace Chaos {

/// The one who asked, to be answered now or later, once; may have hung up meanwhile.
class Caller
{
public:
    Caller(QHttpServerResponder responder, QTcpSocket *socket);

    void answer(QHttpServerResponder::StatusCode status, const QString &text = {});

private:
    QHttpServerResponder m_responder;
    QPointer<QTcpSocket> m_socket;
};

/// Qt's HTTP server with one handler for everything.
class WebhookServer final : public QAbstractHttpServer
{
    Q_OBJECT

public:
    using Handler = std::function<void(const QHttpServerRequest &, Caller)>;

    explicit WebhookServer(Handler handler, QObject *parent = nullptr);

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;

private:
    Handler m_handler;
};

} // namespace Chaos
