// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/entrybatch.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace Chaos {

/// Hands batches from the thread that reads to the thread that folds, a few at a time: a reader
/// that is ahead waits.
class BatchQueue
{
public:
    /// Waits for room. False once the queue was cancelled: nobody takes any more.
    [[nodiscard]] bool put(SharedBatch batch);
    /// No more will be put.
    void finish();
    /// Waits for a batch; null when there are no more.
    [[nodiscard]] SharedBatch take();
    void cancel();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<SharedBatch> m_batches;
    bool m_finished = false;
    bool m_cancelled = false;
};

} // namespace Chaos
