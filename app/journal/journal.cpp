// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/journal.h"

#include "app/journal/journalwriter.h"

#include <algorithm>
#include <utility>

namespace Chaos {

Journal::Journal(const Clock &clock, std::uint64_t seed, QObject *parent,
                 std::chrono::milliseconds retryAfter)
    : QObject(parent)
    , m_inbox(Notary(clock, seed))
    , m_retryAfter(retryAfter)
{}

Journal::~Journal()
{
    (void)close();
}

void Journal::open(const QString &path, qint64 dayNumber)
{
    Q_ASSERT(!m_writer);
    m_writer = std::make_unique<JournalWriter>(*this, m_inbox, path, dayNumber, m_retryAfter);
    m_thread = std::thread([this] { m_writer->run(); });
}

void Journal::append(std::vector<Entry> entries)
{
    const auto isTooLarge = [](const Entry &entry) {
        return entry.actor.size() + entry.subject.size() + entry.payload.size() > largestEntry;
    };
    if (const auto tooLarge = std::erase_if(entries, isTooLarge); tooLarge > 0) {
        emit refused(
            {Failure::Kind::TooLarge,
             tr("%n entries were not kept: they are larger than 16 MB.", nullptr, int(tooLarge))});
    }
    if (!entries.empty())
        m_inbox.post(std::move(entries));
}

void Journal::keepPicture(const QByteArray &png, const QString &sha256)
{
    if (png.size() <= largestPicture) {
        m_inbox.post(Inbox::Picture{png, sha256});
        return;
    }
    emit refused({Failure::Kind::TooLarge,
                  tr("The picture was not kept: it is larger than 64 MB. Make it smaller.")});
}

void Journal::fetchPicture(const QString &sha256)
{
    m_inbox.want(sha256);
}

Outcome<Done> Journal::close()
{
    if (!m_thread.joinable())
        return Done{};
    m_inbox.close();
    m_thread.join();
    if (m_writer->unkept() == 0)
        return Done{};
    return Failure{m_writer->lastFailure().kind,
                   tr("%n entries could not be kept.", nullptr, int(m_writer->unkept()))
                       + QChar::Space + m_writer->lastFailure().detail};
}

} // namespace Chaos
