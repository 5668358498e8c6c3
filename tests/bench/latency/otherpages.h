// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <atomic>
#include <thread>
#include <vector>

namespace Chaos::Bench {

/// What others post meanwhile: so many alerts a second, ten of them a page, from four threads.
class OtherPages
{
public:
    OtherPages(quint16 port, int alertsASecond);
    ~OtherPages();
    OtherPages(const OtherPages &) = delete;
    OtherPages &operator=(const OtherPages &) = delete;

    /// Alerts that were posted and answered.
    [[nodiscard]] int answered() const { return m_answered; }

private:
    void postOn(int thread, quint16 port, int alertsASecond);

    std::atomic<bool> m_isOver = false;
    std::atomic<int> m_answered = 0;
    std::vector<std::thread> m_threads;
};

} // namespace Chaos::Bench
