// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clock/roomclock.h"
#include "app/proxy/faultproxy.h"

#include <QProcess>
#include <QThread>

#include <memory>

namespace Chaos::Bench {

/// The room's proxy without a fault, in a thread of its own.
class OurRelay
{
public:
    explicit OurRelay(quint16 target);
    ~OurRelay();

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    RoomClock m_clock;
    QThread m_thread;
    std::unique_ptr<FaultProxy> m_proxy;
    quint16 m_port = 0;
};

/// socat, a process for each connection; `options` stand before its two addresses.
class Socat
{
public:
    Socat(quint16 target, const QStringList &options);
    ~Socat();

    [[nodiscard]] static bool isHere();
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace Chaos::Bench
