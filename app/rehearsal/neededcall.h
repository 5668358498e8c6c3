// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

namespace Chaos {

/// One staged service's question to another: answered once, good only for a whole 200 within three
/// seconds.
class NeededCall final : public QObject
{
    Q_OBJECT

public:
    NeededCall(quint16 port, QObject *parent);

    void start();

signals:
    void answered(bool good);

private:
    void end();

    quint16 m_port;
    QTcpSocket m_socket;
    QTimer m_patience;
    bool m_hasEnded = false;
};

} // namespace Chaos
