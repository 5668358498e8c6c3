// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

class QSslSocket;

namespace Chaos::Test {

/// A real HTTP server on loopback that answers as it is told to, well or badly.
class FakeServer final : public QTcpServer
{
    Q_OBJECT

public:
    struct Request
    {
        QByteArray verb{};
        QByteArray target{}; ///< path and query as sent
        QHash<QByteArray, QByteArray> headers{}; ///< names in lower case
        QByteArray body{};
    };

    struct Reaction
    {
        int status = 200;
        QByteArray body{};
        QByteArray headers{}; ///< whole lines, each ended by CR LF
        std::optional<QByteArray> raw{}; ///< sent as it stands in place of all the others
        bool hang = false; ///< never answer
        bool hangUp = false; ///< close at once
        std::chrono::milliseconds after{0}; ///< wait before answering
        int dripBytes = 0; ///< so many at a time …
        std::chrono::milliseconds dripEvery{0}; ///< … and so often
        qint64 endless = 0; ///< so many bytes of filling behind the body, sent as they are taken
    };

    /// Listens on a free loopback port.
    explicit FakeServer(QObject *parent = nullptr);

    [[nodiscard]] QUrl url(const QString &path = {}) const;
    /// What is answered to every path that starts so; the longest wins. "" is the rest.
    void react(const QByteArray &path, const Reaction &reaction);
    void answer(const QByteArray &path, const QByteArray &body, int status = 200);
    /// Answers them as that says, each by itself.
    void handle(const QByteArray &path, const std::function<Reaction(const Request &)> &handler);
    /// Sends more to all who asked for a path that starts so last, and are still there.
    void say(const QByteArray &path, const QByteArray &bytes);
    /// Hangs up on them.
    void drop(const QByteArray &path);
    /// How many they are.
    [[nodiscard]] int listeners(const QByteArray &path) const;
    /// Stops listening and drops all connections; `comeBack` takes the same port again.
    void goAway();
    void comeBack();
    void useTls(const QSslConfiguration &tls) { m_tls = tls; }
    /// The desk of the far server: what its Date header is ahead of this machine's clock.
    void setDateAhead(std::chrono::milliseconds ahead) { m_dateAhead = ahead; }

    [[nodiscard]] const QList<Request> &requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] QByteArray date() const;

signals:
    void asked();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void read(QSslSocket *socket);
    void react(QSslSocket *socket, const Request &request);
    void send(QSslSocket *socket, const Reaction &reaction);
    void drip(QSslSocket *socket, const QByteArray &bytes, const Reaction &reaction);
    void pour(QSslSocket *socket, qint64 left);
    [[nodiscard]] QList<QSslSocket *> askersOf(const QByteArray &path) const;
    [[nodiscard]] QByteArray bytesOf(const Reaction &reaction) const;

    QHash<QByteArray, std::function<Reaction(const Request &)>> m_reactions;
    QList<Request> m_requests;
    QList<QSslSocket *> m_sockets;
    QHash<QSslSocket *, QByteArray> m_lastAsked;
    std::optional<QSslConfiguration> m_tls;
    std::chrono::milliseconds m_dateAhead{0};
    int m_connections = 0;
    quint16 m_port = 0;
};

} // namespace Chaos::Test
