// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/dayinfo.h"
#include "app/journal/entrybatch.h"
#include "app/journal/inbox.h"
#include "models/day/clock.h"
#include "models/day/outcome.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <thread>
#include <vector>

namespace Chaos {

class JournalWriter;

/// The day as it becomes durable: takes entries from any thread and tells of them, in order, when
/// they are on the disk. A single entry is written at once; what arrives while a commit is under
/// way goes into the next one together.
///
/// Signals come from the journal's own thread: receivers on other threads get them queued.
class Journal final : public QObject
{
    Q_OBJECT

public:
    /// `clock` must be readable from every thread that appends, `seed` differ from that of any
    /// other writer of the same story. `retryAfter` is the pause after a write that failed.
    Journal(const Clock &clock, std::uint64_t seed, QObject *parent = nullptr,
            std::chrono::milliseconds retryAfter = std::chrono::seconds(1));
    ~Journal() override;

    /// Begins to write to that day of an existing store. Answered by `opened` or `openFailed`.
    /// Entries may be appended before the answer. Opens once: another day, another Journal.
    void open(const QString &path, qint64 dayNumber);

    /// From any thread. Gives an id and the instant (of this call) to entries that have none, and
    /// the next sequence to each. An entry above `largestEntry` bytes is refused, not kept.
    void append(std::vector<Entry> entries);
    /// From any thread. A picture is durable before an entry appended after it.
    void keepPicture(const QByteArray &png, const QString &sha256);
    /// From any thread. Answered by `pictureFetched`.
    void fetchPicture(const QString &sha256);

    /// Writes what is there, gives back the day and ends the thread. Fails when something could
    /// not be kept and is lost with the end of the program. Nothing is written afterwards.
    Outcome<Done> close();

    static constexpr std::size_t largestEntry = 16 * 1024 * 1024;
    static constexpr qsizetype largestPicture = 64 * 1024 * 1024;

signals:
    void opened(const Chaos::DayInfo &day);
    void openFailed(const Chaos::Failure &failure);
    /// These are durable. Never told before they are, never told twice, in order of sequence.
    void committed(Chaos::SharedBatch batch);
    void pictureKept(const QString &sha256);
    /// Empty when the store does not have it.
    void pictureFetched(const QString &sha256, const QByteArray &png);
    /// Writing fails, and is tried again; told once for each reason.
    void failed(const Chaos::Failure &failure);
    /// All that had failed is written.
    void recovered();
    /// Something was not taken because it can never be written.
    void refused(const Chaos::Failure &failure);

private:
    Inbox m_inbox;
    const std::chrono::milliseconds m_retryAfter;
    std::unique_ptr<JournalWriter> m_writer;
    std::thread m_thread;
};

} // namespace Chaos
