// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/checkpointer.h"

#include "app/journal/database.h"
#include "app/journal/pacedwrites.h"

#include <sqlite3.h>

#include <optional>

namespace Chaos {

namespace {

// What the writer may move between two commits; more each time the log has run away from us.
constexpr int fewFrames = 96;

} // namespace

Checkpointer::Checkpointer(QString path)
    : m_path(std::move(path))
    , m_nextAt(longFrames)
    , m_few(fewFrames)
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{}

Checkpointer::~Checkpointer() = default;

bool Checkpointer::wantsLastFew(int logFrames)
{
    if (logFrames < m_lastFrames) {
        m_nextAt = longFrames;
        m_few = fewFrames;
        m_moved = 0;
    }
    m_lastFrames = logFrames;
    if (logFrames < m_nextAt || m_working)
        return false;
    if (logFrames - m_moved <= m_few)
        return true;
    if (m_moved > 0)
        m_few *= 2;
    m_working = true;
    {
        const std::scoped_lock lock(m_mutex);
        m_due = true;
    }
    m_nudged.notify_one();
    return false;
}

void Checkpointer::finished(int logFrames)
{
    // If a reader keeps the log from beginning anew, it is looked at again after as much more.
    m_nextAt = logFrames + longFrames;
    m_few = fewFrames;
}

void Checkpointer::run(const std::stop_token &stop)
{
    const PacedWrites paced;
    std::optional<Database> database;
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            if (!m_nudged.wait(lock, stop, [this] { return m_due; }))
                return;
            m_due = false;
        }
        if (!database) {
            Outcome<Database> opened = Database::open(m_path, Database::Access::ReadWrite);
            if (opened)
                database.emplace(std::move(*opened));
            // A connection knows of the log only once it has read.
            if (database)
                (void)database->number("PRAGMA schema_version");
        }
        int moved = -1;
        if (database)
            sqlite3_wal_checkpoint_v2(database->handle(), "main", SQLITE_CHECKPOINT_PASSIVE,
                                      nullptr, &moved);
        m_moved = std::max(moved, 0);
        m_working = false;
    }
}

} // namespace Chaos
