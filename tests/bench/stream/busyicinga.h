// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "tests/support/fakeserver.h"

#include <QByteArray>
#include <QThread>

#include <atomic>
#include <chrono>
#include <memory>
#include <vector>

namespace Chaos::Bench {

/// An Icinga in a thread of its own whose services fail and recover so often that its event stream
/// carries so many state changes a second: each service in turn becomes soft, hard and fine again.
/// Each change is stamped with the instant at which its line was written. Asked for its objects, it
/// tells them as they are.
class BusyIcinga
{
public:
    BusyIcinga(int services, int changesASecond);
    ~BusyIcinga();
    BusyIcinga(const BusyIcinga &) = delete;
    BusyIcinga &operator=(const BusyIcinga &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Who listens to its events.
    [[nodiscard]] int listeners() const;
    /// Begins to change, so many times in all.
    void begin(int changes);
    [[nodiscard]] int sent() const { return m_sent; }

private:
    struct Service
    {
        QByteArray name{};
        int step = 0; ///< of its changes: 0 fine, 1 soft, 2 hard
        Instant changedAt{};
        Instant hardAt{};
        Instant fineAt{};
    };

    void serve();
    void change();
    [[nodiscard]] QByteArray nextLine();
    [[nodiscard]] QByteArray objects() const;
    [[nodiscard]] static QByteArray status();

    int m_changesASecond;
    std::vector<Service> m_services;
    std::size_t m_next = 0;
    std::chrono::steady_clock::time_point m_begunAt{};
    int m_due = 0;
    std::atomic<int> m_sent = 0;
    quint16 m_port = 0;
    std::unique_ptr<Test::FakeServer> m_server;
    QThread m_thread;
};

} // namespace Chaos::Bench
