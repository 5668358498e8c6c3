// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/notary.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace Chaos {

/// What waits to be written: filled from any thread, emptied by the one that writes.
class Inbox
{
public:
    struct Picture
    {
        QByteArray png{};
        QString sha256{};
    };
    struct Content
    {
        std::vector<Entry> entries{};
        std::vector<Picture> pictures{};
        std::vector<QString> wanted{}; ///< pictures to be read
        bool closing = false;

        [[nodiscard]] bool isEmpty() const
        {
            return entries.empty() && pictures.empty() && wanted.empty();
        }
    };

    explicit Inbox(Notary notary);

    /// Signs the entries as they arrive: order of arrival is order in the journal.
    void post(std::vector<Entry> entries);
    void post(Picture picture);
    void want(const QString &sha256);
    /// Nothing is expected any more; who waits is woken.
    void close();

    /// Everything that is there, as soon as there is something or the inbox is closed.
    [[nodiscard]] Content take();
    /// Whether there is something, or the inbox is closed, before that time is over.
    [[nodiscard]] bool waitFor(std::chrono::milliseconds length);
    /// Adds what is there to `content`, at once.
    void takeInto(Content &content);
    /// Returns after that time, or when the inbox is closed.
    void pause(std::chrono::milliseconds length);

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::condition_variable m_closed;
    Notary m_notary;
    Content m_content;
};

} // namespace Chaos
