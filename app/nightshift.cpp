// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/nightshift.h"

#include <utility>

using namespace std::chrono_literals;

namespace Chaos {

NightShift::NightShift(const Day &day, const Clock &clock, UnattendedWish wish, QObject *parent)
    : QObject(parent)
    , m_day(day)
    , m_clock(clock)
    , m_wish(std::move(wish))
    , m_tick(this)
{
    m_tick.setInterval(200ms);
    connect(&m_tick, &QTimer::timeout, this, &NightShift::look);
}

void NightShift::begin()
{
    m_wish.since = m_clock.now();
    m_tick.start();
}

void NightShift::callOff(const QString &why)
{
    if (m_wish.callOff.isEmpty())
        m_wish.callOff = why;
}

std::optional<NightShift::Grounds> NightShift::groundsOn(const QString &experiment) const
{
    const Run *run = m_day.run(experiment);
    return run ? std::optional(Grounds{experiment, run->state, run->backedOutAt}) : std::nullopt;
}

void NightShift::look()
{
    if (m_decidedOn && m_decidedOn == groundsOn(m_decidedOn->experiment))
        return;
    UnattendedMove move = nextUnattended(m_day, m_wish, m_clock.now());
    if (move.entry) {
        m_decidedOn = groundsOn(QString::fromStdString(move.entry->subject));
        move.entry->actor = "room";
        emit decided({*move.entry});
    } else if (move.isOver) {
        m_tick.stop();
        emit over();
    }
}

} // namespace Chaos
