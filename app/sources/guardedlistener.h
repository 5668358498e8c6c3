// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QTcpServer>

namespace Chaos {

/// A listening socket that holds everybody who connects to some manners: so many connections at
/// once, a request of so many bytes, all of it within so long.
class GuardedListener final : public QTcpServer
{
    Q_OBJECT

public:
    GuardedListener(std::int64_t maxBytes, Micros patience, QObject *parent = nullptr);

    [[nodiscard]] bool listenAt(const QHostAddress &address, quint16 port);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    std::int64_t m_maxBytes;
    Micros m_patience;
    int m_connections = 0;
};

} // namespace Chaos
