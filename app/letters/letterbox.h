// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/entrybatch.h"
#include "app/letters/letter.h"

#include <QLocalServer>
#include <QObject>

#include <map>
#include <set>

class QLocalSocket;

namespace Chaos {

/// Where the room that has a day open takes what commands on this desk have to say of it: an
/// emergency stop, what was typed in a terminal. Only programs of the same user are heard. Each
/// letter is answered once it is durable, or with the reason why it is not taken.
class Letterbox final : public QObject
{
    Q_OBJECT

public:
    explicit Letterbox(QObject *parent = nullptr);

    /// Once the day is on the screen. Without it the room goes on: false, and nobody can write in.
    bool open(const QString &storePath, qint64 day);
    /// What has become durable.
    void committed(const Chaos::SharedBatch &batch);

signals:
    /// To be written down as it stands, pictures first.
    void arrived(const Chaos::Letter &letter);

private:
    struct Sender
    {
        QByteArray received{};
        std::set<Uuid> open{}; ///< ids of entries that are not durable yet
        bool isRead = false;
    };

    void welcome();
    void take(QLocalSocket *socket);
    void readIt(QLocalSocket *socket, Sender &sender, const QByteArray &bytes);
    static void answer(QLocalSocket *socket, const QByteArray &text);

    static constexpr std::size_t mostSenders = 16;

    std::map<QLocalSocket *, Sender> m_senders;
    QLocalServer m_server; ///< it goes first: its sockets say good-bye
};

} // namespace Chaos
