// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/inbox.h"
#include "app/journal/store.h"

#include <QCoreApplication>
#include <QString>

#include <chrono>
#include <memory>
#include <span>

namespace Chaos {

class Checkpointer;
class Journal;

/// The journal's life on its own thread: opens the store, writes what arrives, tries again what
/// failed, and lets the journal's signals tell of it.
class JournalWriter
{
    Q_DECLARE_TR_FUNCTIONS(Chaos::JournalWriter)

public:
    JournalWriter(Journal &journal, Inbox &inbox, QString path, qint64 day,
                  std::chrono::milliseconds retryAfter);
    ~JournalWriter();

    /// Until the inbox is closed and empty. How many entries could not be kept is in `unkept`.
    void run();

    [[nodiscard]] std::size_t unkept() const { return m_pending.entries.size(); }
    [[nodiscard]] const Failure &lastFailure() const { return m_failure; }

private:
    [[nodiscard]] bool open();
    void serve();
    Outcome<Done> writeAll();
    Outcome<Done> writePictures();
    Outcome<Done> writeGroup(std::span<Entry> group);
    void answerWanted();
    void tidyLog();
    void tell(const Failure &failure);
    void tellRecovered();

    Journal &m_journal;
    Inbox &m_inbox;
    const QString m_path;
    const qint64 m_day;
    const std::chrono::milliseconds m_retryAfter;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Checkpointer> m_checkpointer;
    Inbox::Content m_pending;
    Failure m_failure{};
    bool m_failing = false;
    bool m_reserved = false;
};

} // namespace Chaos
