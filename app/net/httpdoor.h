// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpSocket>

#include <functional>
#include <utility>
#include <vector>

namespace Chaos {

/// The one who asked, to be answered now or later, once; may have hung up meanwhile.
class Caller
{
public:
    Caller(QHttpServerResponder responder, QTcpSocket *socket);

    using Headers = std::vector<std::pair<QByteArray, QByteArray>>;
    enum class Part {
        Whole,
        HeadersAlone, ///< to HEAD: all that would come, but the body
    };

    void answer(QHttpServerResponder::StatusCode status, const QString &text = {});
    void answer(QHttpServerResponder::StatusCode status, const Headers &headers,
                const QByteArray &body, Part part = Part::Whole);

private:
    QHttpServerResponder m_responder;
    QPointer<QTcpSocket> m_socket;
};

/// Qt's HTTP server with one handler for everything.
class HttpDoor final : public QAbstractHttpServer
{
    Q_OBJECT

public:
    using Handler = std::function<void(const QHttpServerRequest &, Caller)>;

    explicit HttpDoor(Handler handler, QObject *parent = nullptr);

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;

private:
    Handler m_handler;
};

} // namespace Chaos
