// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/tickhunt.h"

#include "app/net/transport.h"
#include "models/day/clock.h"

#include <algorithm>

namespace Chaos {

namespace {
constexpr Micros enough = std::chrono::milliseconds(10);
constexpr Micros tooLittle = std::chrono::milliseconds(25);
constexpr int shotsAHunt = 16;
} // namespace

TickHunt::TickHunt(const AlertSource &source, const QString &page, Transport &transport,
                   const Clock &clock, ClockWatch &watch, QObject *parent)
    : QObject(parent)
    , m_question(PollingClient::questionFor(source, page))
    , m_transport(transport)
    , m_clock(clock)
    , m_watch(watch)
{
    m_question.maxBytes = 64 << 10;
    m_shot.setSingleShot(true);
    m_shot.setTimerType(Qt::PreciseTimer);
    connect(&m_shot, &QTimer::timeout, this, &TickHunt::ask);
}

void TickHunt::wake()
{
    const auto reading = m_watch.reading(m_clock.now());
    if (m_isUnderWay || m_shot.isActive() || !reading || reading->error < tooLittle)
        return;
    // One slow answer says little about the next: it is forgotten bit by bit, or the hunt would
    // rest until the clocks had drifted as far apart as that answer was long.
    m_delay = m_delay * 3 / 4;
    m_shotsLeft = shotsAHunt;
    aim();
}

void TickHunt::aim()
{
    const Instant now = m_clock.now();
    const auto reading = m_watch.reading(now);
    if (m_shotsLeft <= 0 || !reading || reading->error < std::max(enough, m_delay))
        return;
    --m_shotsLeft;
    // Half a delay early, so that the server looks at its clock as the second begins.
    const Micros early = m_delay / 2;
    const auto tick = m_watch.offset().nextSecond(now + early);
    if (tick)
        m_shot.start(std::chrono::ceil<std::chrono::milliseconds>(*tick - early - now));
}

void TickHunt::ask()
{
    m_isUnderWay = true;
    m_transport.ask(this, m_question, [this](const Outcome<Answer> &outcome) {
        m_isUnderWay = false;
        if (outcome)
            take(*outcome);
    });
}

void TickHunt::take(const Answer &answer)
{
    if (!answer.date)
        return;
    m_delay = answer.headAt - answer.askedAt;
    const auto entry = m_watch.take(
        {answer.askedAt, answer.headAt, *answer.date, *answer.date + std::chrono::seconds(1)});
    if (entry)
        emit measured(*entry);
    aim();
}

} // namespace Chaos
