// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/inbox.h"

#include <iterator>
#include <utility>

namespace Chaos {

namespace {

template<typename T>
void moveInto(std::vector<T> &to, std::vector<T> &from)
{
    if (to.empty())
        to.swap(from);
    else
        to.insert(to.end(), std::make_move_iterator(from.begin()),
                  std::make_move_iterator(from.end()));
    from.clear();
}

} // namespace

Inbox::Inbox(Notary notary)
    : m_notary(std::move(notary))
{}

void Inbox::post(std::vector<Entry> entries)
{
    {
        const std::scoped_lock lock(m_mutex);
        for (Entry &entry : entries)
            m_notary.sign(entry);
        moveInto(m_content.entries, entries);
    }
    m_arrived.notify_one();
}

void Inbox::post(Picture picture)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_content.pictures.push_back(std::move(picture));
    }
    m_arrived.notify_one();
}

void Inbox::want(const QString &sha256)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_content.wanted.push_back(sha256);
    }
    m_arrived.notify_one();
}

void Inbox::close()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_content.closing = true;
    }
    m_arrived.notify_one();
    m_closed.notify_one();
}

Inbox::Content Inbox::take()
{
    std::unique_lock lock(m_mutex);
    m_arrived.wait(lock, [this] { return !m_content.isEmpty() || m_content.closing; });
    const bool closing = m_content.closing;
    return std::exchange(m_content, Content{.closing = closing});
}

bool Inbox::waitFor(std::chrono::milliseconds length)
{
    std::unique_lock lock(m_mutex);
    return m_arrived.wait_for(lock, length,
                              [this] { return !m_content.isEmpty() || m_content.closing; });
}

void Inbox::takeInto(Content &content)
{
    const std::scoped_lock lock(m_mutex);
    moveInto(content.entries, m_content.entries);
    moveInto(content.pictures, m_content.pictures);
    moveInto(content.wanted, m_content.wanted);
    content.closing = m_content.closing;
}

void Inbox::pause(std::chrono::milliseconds length)
{
    std::unique_lock lock(m_mutex);
    m_closed.wait_for(lock, length, [this] { return m_content.closing; });
}

} // namespace Chaos
