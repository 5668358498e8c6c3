// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/alertmanagerclient.h"

namespace Chaos {

using namespace Qt::StringLiterals;

AlertmanagerClient::AlertmanagerClient(const AlertSource &source, Transport &transport,
                                       const Clock &clock, std::uint64_t seed, QObject *parent)
    : PollingClient(source, transport, clock, seed, parent)
    , m_roll(m_dialect, seed)
    , m_telling(source.key.toStdString())
    , m_hunt(source, u"/-/healthy"_s, transport, clock, clockWatch(), this)
{
    connect(&m_hunt, &TickHunt::measured, this, [this](const Entry &entry) { emit seen({entry}); });
}

void AlertmanagerClient::resume(const std::vector<ActiveAlert> &alerts)
{
    m_roll.resume(alerts);
}

void AlertmanagerClient::ask()
{
    fetch(question(u"/api/v2/alerts"_s), [this](const Answer &answer) { takeAlerts(answer); });
}

std::vector<ReportedAlert> AlertmanagerClient::loseSight()
{
    return m_roll.loseSight();
}

void AlertmanagerClient::takeAlerts(const Answer &answer)
{
    const auto moves = m_roll.call(answer.body);
    if (!moves)
        return failRound(moves.failure());
    if (answer.date) {
        tell(clockWatch().take(
            {answer.askedAt, answer.headAt, *answer.date, *answer.date + std::chrono::seconds(1)}));
    }
    tell(m_telling.tell(*moves, pollOf(answer)));
    polled(answer);
    endRound();
    if (!isSparing())
        m_hunt.wake();
}

} // namespace Chaos
