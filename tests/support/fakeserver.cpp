// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeserver.h"

#include <QDateTime>
#include <QLocale>
#include <QPointer>
#include <QSslSocket>
#include <QTimer>

namespace Chaos::Test {

using namespace Qt::StringLiterals;

FakeServer::FakeServer(QObject *parent)
    : QTcpServer(parent)
{
    listen(QHostAddress::LocalHost);
    m_port = serverPort();
}

QUrl FakeServer::url(const QString &path) const
{
    return QUrl(u"%1://127.0.0.1:%2%3"_s.arg(m_tls ? u"https"_s : u"http"_s).arg(m_port).arg(path));
}

void FakeServer::react(const QByteArray &path, const Reaction &reaction)
{
    m_reactions[path] = [reaction](const Request &) { return reaction; };
}

void FakeServer::handle(const QByteArray &path,
                        const std::function<Reaction(const Request &)> &handler)
{
    m_reactions[path] = handler;
}

void FakeServer::answer(const QByteArray &path, const QByteArray &body, int status)
{
    react(path, {.status = status, .body = body});
}

QList<QSslSocket *> FakeServer::askersOf(const QByteArray &path) const
{
    QList<QSslSocket *> askers;
    for (QSslSocket *socket : m_sockets) {
        if (socket->state() == QAbstractSocket::ConnectedState
            && m_lastAsked.value(socket).startsWith(path))
            askers.append(socket);
    }
    return askers;
}

void FakeServer::say(const QByteArray &path, const QByteArray &bytes)
{
    const auto askers = askersOf(path);
    for (QSslSocket *socket : askers) {
        socket->write(bytes);
        socket->flush();
    }
}

void FakeServer::drop(const QByteArray &path)
{
    const auto askers = askersOf(path);
    for (QSslSocket *socket : askers)
        socket->disconnectFromHost();
}

int FakeServer::listeners(const QByteArray &path) const
{
    return int(askersOf(path).size());
}

void FakeServer::goAway()
{
    close();
    const auto sockets = m_sockets;
    for (QSslSocket *socket : sockets)
        socket->abort();
}

void FakeServer::comeBack()
{
    listen(QHostAddress::LocalHost, m_port);
}

QByteArray FakeServer::date() const
{
    const auto now = QDateTime::currentDateTimeUtc().addMSecs(m_dateAhead.count());
    return QLocale::c().toString(now, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

void FakeServer::incomingConnection(qintptr descriptor)
{
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    ++m_connections;
    m_sockets.append(socket);
    connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QObject::destroyed, this, [this, socket] {
        m_sockets.removeOne(socket);
        m_lastAsked.remove(socket);
    });
    connect(socket, &QIODevice::readyRead, this, [this, socket] { read(socket); });
    if (m_tls) {
        socket->setSslConfiguration(*m_tls);
        socket->startServerEncryption();
    }
}

void FakeServer::read(QSslSocket *socket)
{
    const QByteArray have = socket->peek(1 << 20);
    const auto headEnd = have.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    Request request;
    const auto lines = have.left(headEnd).split('\n');
    const auto first = lines.first().trimmed().split(' ');
    request.verb = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const auto colon = line.indexOf(':');
        request.headers[line.left(colon).trimmed().toLower()] = line.mid(colon + 1).trimmed();
    }
    const auto length = request.headers.value("content-length").toLongLong();
    if (have.size() < headEnd + 4 + length)
        return;
    socket->skip(headEnd + 4);
    request.body = socket->read(length);
    m_requests.append(request);
    m_lastAsked[socket] = request.target;
    react(socket, request);
    emit asked();
}

void FakeServer::react(QSslSocket *socket, const Request &request)
{
    QByteArray best;
    bool found = false;
    for (auto it = m_reactions.cbegin(); it != m_reactions.cend(); ++it) {
        if (request.target.startsWith(it.key()) && (!found || it.key().size() > best.size())) {
            best = it.key();
            found = true;
        }
    }
    const Reaction reaction = found ? m_reactions.value(best)(request) : Reaction{.status = 404};
    if (reaction.hang)
        return;
    if (reaction.hangUp)
        return socket->disconnectFromHost();
    if (reaction.after.count() == 0)
        return send(socket, reaction);
    QTimer::singleShot(reaction.after, socket,
                       [this, socket, reaction] { send(socket, reaction); });
}

void FakeServer::send(QSslSocket *socket, const Reaction &reaction)
{
    const QByteArray bytes = reaction.raw ? *reaction.raw : bytesOf(reaction);
    if (reaction.dripBytes > 0)
        return drip(socket, bytes, reaction);
    socket->write(bytes);
    if (reaction.endless > 0)
        pour(socket, reaction.endless);
    else if (reaction.raw)
        socket->disconnectFromHost();
}

void FakeServer::drip(QSslSocket *socket, const QByteArray &bytes, const Reaction &reaction)
{
    socket->write(bytes.left(reaction.dripBytes));
    const QByteArray rest = bytes.mid(reaction.dripBytes);
    if (rest.isEmpty())
        return;
    QTimer::singleShot(reaction.dripEvery, socket,
                       [this, socket, rest, reaction] { drip(socket, rest, reaction); });
}

void FakeServer::pour(QSslSocket *socket, qint64 left)
{
    if (left <= 0 || socket->state() != QAbstractSocket::ConnectedState)
        return;
    if (socket->bytesToWrite() < 256 << 10) {
        const auto piece = std::min<qint64>(left, 64 << 10);
        socket->write(QByteArray(piece, ' '));
        left -= piece;
    }
    QTimer::singleShot(0, socket, [this, socket, left] { pour(socket, left); });
}

QByteArray FakeServer::bytesOf(const Reaction &reaction) const
{
    const auto length = reaction.body.size() + reaction.endless;
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(reaction.status) + " Status\r\n";
    bytes += "Content-Type: application/json\r\n";
    if (!reaction.headers.toLower().contains("date:"))
        bytes += "Date: " + date() + "\r\n";
    if (!reaction.headers.toLower().contains("content-length:")
        && !reaction.headers.toLower().contains("connection: close"))
        bytes += "Content-Length: " + QByteArray::number(length) + "\r\n";
    bytes += reaction.headers + "\r\n";
    return bytes + reaction.body;
}

} // namespace Chaos::Test
