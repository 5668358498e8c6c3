// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/liveday.h"

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

Entry copyOf(const EntryView &view)
{
    return {.sequence = view.sequence,
            .id = view.id,
            .at = view.at,
            .kind = view.kind,
            .actor = std::string(view.actor),
            .subject = std::string(view.subject),
            .payload = std::string(view.payload)};
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
    auto before = std::make_shared<Day>(std::exchange(m_day, std::move(day)));
    m_untold = Touched::Nothing;
    m_frame.stop();
    m_turns.clear();
    m_turn.stop();
    m_waiting.clear();
    m_reading.forget();
    emit replaced();
    if (before->lastSequence() == 0)
        return;
    // Nobody looks at it any more, and to let go of a day of a million entries takes many frames.
    QThreadPool::globalInstance()->start([gone = std::move(before)]() mutable { gone.reset(); });
}

void LiveDay::apply(std::span<const EntryView> entries)
{
    const bool isLong = isWide(entries);
    if (isLong || !m_waiting.empty()) {
        auto group = std::make_shared<Group>(Group{.isWide = isLong});
        std::ranges::transform(entries, std::back_inserter(group->entries), copyOf);
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
    m_turns.push_back({who, std::move(work)});
    m_turn.start();
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
