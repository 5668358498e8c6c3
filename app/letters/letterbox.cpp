// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/letters/letterbox.h"

#include <QLocalSocket>
#include <QTimer>
#include <QtEndian>

namespace Chaos {

using namespace std::chrono_literals;

namespace {

constexpr auto slowestLetter = 10s; ///< until all of it has arrived

} // namespace

Letterbox::Letterbox(QObject *parent)
    : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::AbstractNamespaceOption);
    connect(&m_server, &QLocalServer::newConnection, this, &Letterbox::welcome);
}

bool Letterbox::open(const QString &storePath, qint64 day)
{
    return m_server.listen(doorOf(storePath, day));
}

void Letterbox::welcome()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
            m_senders.erase(socket);
            socket->deleteLater();
        });
        if (m_senders.size() >= mostSenders || !isOurOwn(socket->socketDescriptor())) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        m_senders[socket];
        socket->setReadBufferSize(Letter::largest + 8);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { take(socket); });
        QTimer::singleShot(slowestLetter, socket, [this, socket] {
            const auto sender = m_senders.find(socket);
            if (sender != m_senders.end() && !sender->second.isRead)
                socket->abort();
        });
        take(socket);
    }
}

void Letterbox::take(QLocalSocket *socket)
{
    const auto it = m_senders.find(socket);
    if (it == m_senders.end() || it->second.isRead)
        return;
    Sender &sender = it->second;
    sender.received += socket->readAll();
    if (sender.received.size() < 4)
        return;
    const auto size = qsizetype(qFromBigEndian<quint32>(sender.received.constData()));
    if (size > Letter::largest)
        return socket->abort();
    if (sender.received.size() < size + 4)
        return;
    sender.isRead = true;
    const QByteArray bytes = std::exchange(sender.received, {}).mid(4, size);
    readIt(socket, sender, bytes);
}

void Letterbox::readIt(QLocalSocket *socket, Sender &sender, const QByteArray &bytes)
{
    const auto letter = Letter::read(bytes);
    if (!letter)
        return answer(socket, letter.failure().detail.toUtf8().simplified());
    for (const Entry &entry : letter->entries)
        sender.open.insert(entry.id);
    emit arrived(*letter);
}

void Letterbox::committed(const SharedBatch &batch)
{
    if (m_senders.empty())
        return;
    std::vector<QLocalSocket *> answered;
    for (auto &[socket, sender] : m_senders) {
        std::size_t durable = 0;
        for (const EntryView &entry : batch->entries())
            durable += sender.open.erase(entry.id);
        if (durable > 0 && sender.open.empty())
            answered.push_back(socket);
    }
    for (QLocalSocket *socket : answered)
        answer(socket, "durable");
}

void Letterbox::answer(QLocalSocket *socket, const QByteArray &text)
{
    socket->write(text + '\n');
    socket->disconnectFromServer(); // once that is written
}

} // namespace Chaos
