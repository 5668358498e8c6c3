// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/liveday.h"

#include <QElapsedTimer>
#include <QThreadPool>

#include <algorithm>
#include <iterator>

namespace Chaos {

namespace {

constexpr auto frame = std::chrono::milliseconds(16);
/// So much is read within a millisecond or two.
constexpr std::size_t wide = 64 << 10;

bool isWide(std::span<const EntryView> entries)
{
    std::size_t bytes = 0;
    for (const EntryView &entry : entries)
        bytes += longToRead(entry);
    return bytes > wide;
}

/// Nobody looks at it any more, and to let go of a day of a million entries takes many frames.
void destroyElsewhere(Day day)
{
    if (day.lastSequence() == 0)
        return;
    auto gone = std::make_shared<Day>(std::move(day));
    QThreadPool::globalInstance()->start([gone = std::move(gone)]() mutable { gone.reset(); });
}

} // namespace

LiveDay::LiveDay(QObject *parent)
    : QObject(parent)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(frame);
    m_turn.setInterval(0);
    connect(&m_frame, &QTimer::timeout, this, &LiveDay::tell);
    connect(&m_turn, &QTimer::timeout, this, &LiveDay::takeTurn);
}

void LiveDay::replace(Day day)
{
    Day before = letGo();
    m_day = std::move(day);
    emit replaced();
    destroyElsewhere(std::move(before));
}

void LiveDay::follow(LiveDay &other)
{
    Day before = letGo();
    m_followed = &other;
    connect(&other, &LiveDay::replaced, this, &LiveDay::replaced);
    connect(&other, &LiveDay::changed, this, &LiveDay::changed);
    emit replaced();
    destroyElsewhere(std::move(before));
}

/// Of the day and of all that was still to be done and told of it.
Day LiveDay::letGo()
{
    if (m_followed)
        disconnect(std::exchange(m_followed, nullptr), nullptr, this, nullptr);
    m_untold = Touched::Nothing;
    m_frame.stop();
    m_turns.clear();
    m_turn.stop();
    m_waiting.clear();
    m_reading.forget();
    return std::exchange(m_day, Day());
}

void LiveDay::apply(std::span<const EntryView> entries)
{
    Q_ASSERT(!m_followed);
    const bool isLong = isWide(entries);
    if (isLong || !m_waiting.empty()) {
        auto group = std::make_shared<Group>(Group{.isWide = isLong});
        std::ranges::transform(entries, std::back_inserter(group->entries), &Entry::of);
        m_waiting.push_back(std::move(group));
        if (m_waiting.size() == 1)
            goOn();
        return;
    }
    for (const EntryView &entry : entries) {
        if (entry.sequence > m_day.lastSequence())
            m_untold = m_untold | m_day.apply(entry);
    }
    if (!m_frame.isActive())
        tell();
}

/// Applies what waits, up to what has to be read first.
void LiveDay::goOn()
{
    while (!m_waiting.empty() && !m_waiting.front()->isWide) {
        const auto group = std::move(m_waiting.front());
        m_waiting.pop_front();
        apply(*group);
    }
    if (m_waiting.empty())
        return;
    const auto read = [group = m_waiting.front()] {
        for (Entry &entry : group->entries)
            group->readings.push_back(readingOf(entry.view()));
        return group;
    };
    m_reading.run(read, [this](const std::shared_ptr<Group> &group) {
        m_waiting.pop_front();
        apply(*group);
        goOn();
    });
}

void LiveDay::apply(Group &group)
{
    for (std::size_t i = 0; i < group.entries.size(); ++i) {
        const EntryView entry = group.entries[i].view();
        if (entry.sequence <= m_day.lastSequence())
            continue;
        m_untold = m_untold
            | (group.isWide ? m_day.apply(entry, std::move(group.readings[i]))
                            : m_day.apply(entry));
    }
    if (!m_frame.isActive())
        tell();
}

void LiveDay::inTurn(QObject *who, std::function<void()> work)
{
    if (m_followed)
        return m_followed->inTurn(who, std::move(work));
    m_turns.push_back({who, std::move(work)});
    m_turn.start();
}

void LiveDay::takeTurns(Micros most)
{
    if (m_followed)
        return m_followed->takeTurns(most);
    QElapsedTimer worked;
    worked.start();
    while (!m_turns.empty() && worked.nsecsElapsed() / 1000 < most.count())
        takeTurn();
}

void LiveDay::takeTurn()
{
    const Turn turn = std::move(m_turns.front());
    m_turns.pop_front();
    if (turn.who)
        turn.work();
    if (!m_turns.empty())
        return;
    m_turn.stop();
    m_frame.start();
}

void LiveDay::tell()
{
    if (m_untold == Touched::Nothing || !m_turns.empty())
        return;
    m_frame.start();
    emit changed(std::exchange(m_untold, Touched::Nothing));
}

} // namespace Chaos
