// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace Chaos {

/// Moves committed pages from a store's log into its file on a thread and a connection of its own,
/// so that no commit has to wait for it.
///
/// A log is used from its start again only when all of it has been moved while nobody wrote. In a
/// storm that never happens by itself: when all but a few pages are moved, the writer is told to
/// move those few in between two commits.
class Checkpointer
{
public:
    /// From that length on, 16 MB, the log is moved. A longer log makes that rarer, a shorter one
    /// is sooner grown to its full length.
    static constexpr int longFrames = 4096;
    /// What a log grows to in a storm before it is used from its start again: 20 MB.
    static constexpr int usualFrames = 5120;

    explicit Checkpointer(QString path);
    ~Checkpointer();
    Checkpointer(const Checkpointer &) = delete;
    Checkpointer &operator=(const Checkpointer &) = delete;

    /// The writer reports the length of the log after a commit. Answers whether the writer should
    /// move the rest itself now, and then say so with `finished`.
    [[nodiscard]] bool wantsLastFew(int logFrames);
    void finished(int logFrames);

private:
    void run(const std::stop_token &stop);

    const QString m_path;
    std::mutex m_mutex;
    std::condition_variable_any m_nudged;
    bool m_due = false;
    std::atomic<bool> m_working = false;
    std::atomic<int> m_moved = 0; ///< frames of the present log that are in the file
    int m_lastFrames = 0; ///< writer's: to notice that the log began anew
    int m_nextAt; ///< writer's: not worth while before the log is that long
    int m_few; ///< writer's: how many frames it moves itself
    std::jthread m_thread;
};

} // namespace Chaos
