// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/batchqueue.h"

#include <utility>

namespace Chaos {

namespace {

// A few hundred KiB each: enough for neither side to wait for the other's hiccups.
constexpr std::size_t roomFor = 16;

} // namespace

bool BatchQueue::put(SharedBatch batch)
{
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_batches.size() < roomFor || m_cancelled; });
        if (m_cancelled)
            return false;
        m_batches.push_back(std::move(batch));
    }
    m_changed.notify_one();
    return true;
}

void BatchQueue::finish()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_finished = true;
    }
    m_changed.notify_one();
}

SharedBatch BatchQueue::take()
{
    SharedBatch batch;
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_batches.empty() || m_finished || m_cancelled; });
        if (m_batches.empty() || m_cancelled)
            return {};
        batch = std::move(m_batches.front());
        m_batches.pop_front();
    }
    m_changed.notify_one();
    return batch;
}

void BatchQueue::cancel()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_cancelled = true;
    }
    m_changed.notify_all();
}

} // namespace Chaos
