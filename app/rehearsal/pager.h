// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/day/entries.h"

#include <QObject>
#include <QUrl>

#include <map>
#include <memory>

class QTimer;

namespace Chaos {

class Transport;

/// The staging's own on-call service: an alert that has been firing for a while is posted as
/// Alertmanager would post it (payload version 4), once, and once more when it is over. One that
/// ends before is never told, as with a group wait.
class Pager final : public QObject
{
    Q_OBJECT

public:
    Pager(Transport &transport, const QUrl &receiver, Micros wait, QObject *parent = nullptr);
    ~Pager() override;

    /// An alert of the room in a new state.
    void take(const Chaos::Entries::SeenAlert &alert);

signals:
    /// The receiver has taken a page.
    void posted(const QString &alert, bool resolved);

private:
    struct Case
    {
        Entries::SeenAlert alert{};
        bool isOver = false;
        bool wasTold = false;
        std::unique_ptr<QTimer> timer{};
    };

    void post(const std::string &fingerprint, int attempt);

    Transport &m_transport;
    QUrl m_receiver;
    Micros m_wait;
    std::map<std::string, Case> m_cases; ///< by fingerprint
};

/// One alert as the body of an Alertmanager notification of version 4.
[[nodiscard]] QByteArray notificationOf(const Entries::SeenAlert &alert, bool isOver);

} // namespace Chaos
