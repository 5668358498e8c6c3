// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace Chaos::Bench {

/// The least that hearing a stream durably can cost: a plain socket, and what came with one read
/// written to a file and synced.
class BareEar
{
public:
    BareEar(const QString &folder, quint16 port);
    ~BareEar();
    BareEar(const BareEar &) = delete;
    BareEar &operator=(const BareEar &) = delete;

    [[nodiscard]] int heard() const { return m_heard; }
    /// From the line to the disk, in microseconds; of all that was heard, once it is deleted no
    /// more.
    [[nodiscard]] std::vector<double> lags() const;

private:
    void listen();
    void note(const QByteArray &lines);

    int m_socket = -1;
    int m_file = -1;
    std::atomic<int> m_heard = 0;
    mutable std::mutex m_guard;
    std::vector<double> m_lags;
    std::thread m_thread;
};

} // namespace Chaos::Bench
