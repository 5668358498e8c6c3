// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/fault.h"
#include "models/day/clock.h"
#include "models/day/entries.h"
#include "models/day/outcome.h"

#include <QObject>
#include <QThread>

#include <map>
#include <memory>
#include <vector>

namespace Chaos {

class Pager;
class Secrets;
class StagedService;
class Transport;

/// The rehearsal's own staging: checkout, cart, search, payments and mail as real HTTP services on
/// loopback, and an on-call service that pages over HTTP. In a thread of its own, so that what is
/// broken here breaks nothing else. Checkout needs payments. Mail is out of order by itself: as on
/// the first chaos day, something is broken before anybody has touched anything.
class Staging final : public QObject
{
    Q_OBJECT

public:
    explicit Staging(const Clock &clock, QObject *parent = nullptr);
    ~Staging() override;

    /// Where everything is to be found, once open.
    struct Ports
    {
        std::map<QString, quint16> services{};
        quint16 receiver = 0; ///< free, for the room's webhook to listen at: pages go there
    };
    /// Starts the services. Blocks for less than a millisecond's work in the other thread.
    [[nodiscard]] Outcome<Ports> open();

    void breakService(const QString &name, const Chaos::Fault &fault);
    /// Takes away what was done to a service. What was out of order by itself stays so.
    void heal(const QString &name);
    void healAll();
    /// Hands an alert of the room to the on-call service.
    void tellPager(const Chaos::Entries::SeenAlert &alert);

signals:
    /// From the staging's thread.
    void paged(const QString &alert, bool resolved);

private:
    [[nodiscard]] bool openServices();
    void openPager();

    QThread m_thread;
    QObject *m_inside; ///< owns all that lives in the thread
    std::vector<StagedService *> m_services;
    std::unique_ptr<Secrets> m_secrets;
    Transport *m_transport;
    Pager *m_pager = nullptr;
    Ports m_ports;
};

} // namespace Chaos
