// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/liveday.h"

#include <QThreadPool>

#include <memory>

namespace Chaos {

namespace {
constexpr auto frame = std::chrono::milliseconds(16);
}

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
    emit replaced();
    if (before->lastSequence() == 0)
        return;
    // Nobody looks at it any more, and to let go of a day of a million entries takes many frames.
    QThreadPool::globalInstance()->start([gone = std::move(before)]() mutable { gone.reset(); });
}

void LiveDay::apply(std::span<const EntryView> entries)
{
    for (const EntryView &entry : entries) {
        if (entry.sequence > m_day.lastSequence())
            m_untold = m_untold | m_day.apply(entry);
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
