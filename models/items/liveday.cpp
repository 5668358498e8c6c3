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
    connect(&m_frame, &QTimer::timeout, this, &LiveDay::tell);
}

void LiveDay::replace(Day day)
{
    auto before = std::make_shared<Day>(std::exchange(m_day, std::move(day)));
    m_untold = Touched::Nothing;
    m_frame.stop();
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

void LiveDay::tell()
{
    if (m_untold == Touched::Nothing)
        return;
    m_frame.start();
    emit changed(std::exchange(m_untold, Touched::Nothing));
}

} // namespace Chaos
