// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/journalwriter.h"

#include "app/journal/checkpointer.h"
#include "app/journal/journal.h"

#include <algorithm>
#include <utility>

namespace Chaos {

namespace {

// What arrives in a storm is still told in pieces that a screen can follow.
constexpr std::size_t groupEntries = 2048;
constexpr std::chrono::seconds restAfter(1);

} // namespace

JournalWriter::JournalWriter(Journal &journal, Inbox &inbox, QString path, qint64 day,
                             std::chrono::milliseconds retryAfter)
    : m_journal(journal)
    , m_inbox(inbox)
    , m_path(std::move(path))
    , m_day(day)
    , m_retryAfter(retryAfter)
{}

JournalWriter::~JournalWriter() = default;

void JournalWriter::run()
{
    if (open())
        serve();
    m_inbox.takeInto(m_pending);
    m_checkpointer.reset();
    m_store.reset();
}

bool JournalWriter::open()
{
    Outcome<std::unique_ptr<Store>> store = Store::open(m_path, OpenMode::ReadWrite);
    if (!store) {
        m_failure = store.failure();
        emit m_journal.openFailed(m_failure);
        return false;
    }
    m_store = std::move(*store);
    if (const auto locked = m_store->lockDay(m_day); !locked) {
        m_failure = locked.failure();
        emit m_journal.openFailed(m_failure);
        return false;
    }
    const Outcome<DayInfo> day = m_store->day(m_day);
    if (!day) {
        m_failure = day.failure();
        emit m_journal.openFailed(m_failure);
        return false;
    }
    m_store->leaveLogAlone(Checkpointer::longFrames);
    m_checkpointer = std::make_unique<Checkpointer>(m_path);
    emit m_journal.opened(*day);
    return true;
}

void JournalWriter::serve()
{
    while (!m_pending.closing) {
        if (!m_inbox.waitFor(restAfter))
            m_store->rest();
        m_pending = m_inbox.take();
        Outcome<Done> written = writeAll();
        while (!written) {
            tell(written.failure());
            if (m_pending.closing)
                return;
            m_inbox.pause(m_retryAfter);
            m_inbox.takeInto(m_pending);
            written = writeAll();
        }
        tellRecovered();
    }
}

Outcome<Done> JournalWriter::writeAll()
{
    answerWanted();
    if (const auto kept = writePictures(); !kept)
        return kept;
    std::vector<Entry> &entries = m_pending.entries;
    std::size_t written = 0;
    Outcome<Done> result = Done{};
    while (result && written < entries.size()) {
        const std::size_t size = std::min(entries.size() - written, groupEntries);
        result = writeGroup(std::span(entries).subspan(written, size));
        if (result)
            written += size;
    }
    entries.erase(entries.begin(), entries.begin() + std::ptrdiff_t(written));
    return result;
}

Outcome<Done> JournalWriter::writePictures()
{
    while (!m_pending.pictures.empty()) {
        const Inbox::Picture picture = m_pending.pictures.front();
        const Outcome<Done> kept = m_store->keepPicture(picture.png, picture.sha256);
        if (!kept && kept.failure().kind == Failure::Kind::Storage)
            return kept;
        m_pending.pictures.erase(m_pending.pictures.begin());
        if (kept)
            emit m_journal.pictureKept(picture.sha256);
        else
            emit m_journal.refused(kept.failure());
    }
    return Done{};
}

Outcome<Done> JournalWriter::writeGroup(std::span<Entry> group)
{
    if (const auto written = m_store->append(m_day, group); !written)
        return written;
    emit m_journal.committed(EntryBatch::of(group));
    tidyLog();
    return Done{};
}

void JournalWriter::answerWanted()
{
    for (const QString &sha256 : std::exchange(m_pending.wanted, {})) {
        const Outcome<QByteArray> picture = m_store->picture(sha256);
        emit m_journal.pictureFetched(sha256, picture ? *picture : QByteArray());
    }
}

void JournalWriter::tidyLog()
{
    // Behind the first commit, so that neither opening nor that one waits for it.
    if (!std::exchange(m_reserved, true))
        m_store->reserveLog(Checkpointer::usualFrames);
    const int frames = m_store->logFrames();
    if (!m_checkpointer->wantsLastFew(frames))
        return;
    m_store->checkpoint();
    m_checkpointer->finished(frames);
}

void JournalWriter::tell(const Failure &failure)
{
    const Failure told{failure.kind,
                       tr("%1 What happened meanwhile is kept in memory and tried again until it "
                          "is written: keep Chaosroom running.")
                           .arg(failure.detail)};
    const bool known = m_failing && m_failure == told;
    m_failing = true;
    m_failure = told;
    if (!known)
        emit m_journal.failed(told);
}

void JournalWriter::tellRecovered()
{
    if (!std::exchange(m_failing, false))
        return;
    emit m_journal.recovered();
}

} // namespace Chaos
