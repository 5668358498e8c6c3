// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

namespace Chaos::Bench {

/// So many browsers that follow the company's page, in a thread of their own with plain sockets:
/// each asks for the next state as soon as it has one.
class Followers
{
public:
    using Steady = std::chrono::steady_clock;

    Followers(quint16 port, const QByteArray &token, int count);
    ~Followers();

    Followers(const Followers &) = delete;
    Followers &operator=(const Followers &) = delete;

    /// How many have heard a state in which that text stands.
    [[nodiscard]] int count(const QByteArray &text);
    /// When the last of them heard it.
    [[nodiscard]] Steady::time_point lastHeard();
    [[nodiscard]] int answers() const { return m_answers; }

private:
    struct One
    {
        int socket = -1;
        QByteArray heard{}; ///< of the answer that is coming
        QByteArray state{}; ///< the last whole one
    };

    void follow();
    void ask(One &one, const QByteArray &after);
    void read(One &one);

    QByteArray m_token;
    std::vector<One> m_all;
    std::mutex m_guard; ///< of all `state` and of `m_lastHeard`
    Steady::time_point m_lastHeard{};
    std::atomic<int> m_answers = 0;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace Chaos::Bench
