// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/fault.h"

#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace Chaos {

/// A small real HTTP service on loopback that can be broken while it runs. It may need others to
/// do its work: it asks each of them before it answers, and fails when one of them does.
class StagedService final : public QObject
{
    Q_OBJECT

public:
    explicit StagedService(const QString &name, QObject *parent = nullptr);

    /// Listens on a free port, which it keeps for good. False if the desk has none.
    [[nodiscard]] bool open();
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] const QString &name() const { return m_name; }
    /// The ports of the services that this one needs.
    void need(const QList<quint16> &ports) { m_needed = ports; }

    void setFault(const Fault &fault);

private:
    void accept();
    void read(QTcpSocket *socket);
    void serve(QTcpSocket *socket);
    void askNeeded(QTcpSocket *socket, qsizetype index);
    void answer(QTcpSocket *socket, int status);
    void reserve();
    [[nodiscard]] bool listenAgain();

    QString m_name;
    QTcpServer m_server;
    QTcpSocket m_placeholder; ///< keeps the port ours while nobody listens
    QList<QTcpSocket *> m_sockets;
    QList<quint16> m_needed;
    Fault m_fault;
    quint16 m_port = 0;
};

} // namespace Chaos
