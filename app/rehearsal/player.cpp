// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/player.h"

#include "app/rehearsal/nextmove.h"
#include "models/rules/acts.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace Chaos {

Player::Player(const Day &day, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_day(day)
    , m_clock(clock)
    , m_tick(this)
{
    m_tick.setInterval(150ms);
    connect(&m_tick, &QTimer::timeout, this, &Player::look);
}

void Player::play()
{
    m_sinceMove.start();
    m_tick.start();
}

void Player::look()
{
    if (!dueAct(m_day) || m_sinceMove.hasExpired(m_patience.count())) {
        finish();
        return;
    }
    const auto move = nextMove(m_day, m_clock.now());
    // The same again: the last one is on its way to the disk.
    if (!move || move == m_last)
        return;
    m_last = move;
    m_sinceMove.restart();
    emit wished(*move);
}

void Player::finish()
{
    m_tick.stop();
    const auto isDone = [](const Run &run) { return run.state == RunState::Finished; };
    emit finished(!m_day.runs().empty() && std::ranges::all_of(m_day.runs(), isDone));
}

} // namespace Chaos
