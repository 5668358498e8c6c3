// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/bench.h"

#include <QObject>

#include <atomic>
#include <thread>

namespace Chaos::Bench {

/// Feels the pulse of the thread it lives in: another thread posts to it every millisecond, and it
/// notes how long each post had to wait.
class Pulse final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~Pulse() override;

    void begin();
    void end();
    [[nodiscard]] const Samples &delays() const { return m_delays; }
    /// How many delays were below 1, 2, 4, 8, 16, 32 ms, and above.
    [[nodiscard]] QString histogram() const;

private:
    std::thread m_thread;
    std::atomic<bool> m_stop = false;
    Samples m_delays; ///< µs
    std::array<int, 7> m_bins{};
};

} // namespace Chaos::Bench
