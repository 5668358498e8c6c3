// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/grafanaclient.h"

namespace Chaos {

using namespace Qt::StringLiterals;

GrafanaClient::GrafanaClient(const AlertSource &source, Transport &transport, const Clock &clock,
                             std::uint64_t seed, QObject *parent)
    : PollingClient(source, transport, clock, seed, parent)
    , m_roll(m_dialect, seed)
    , m_telling(source.key.toStdString())
    , m_hunt(source, u"/api/health"_s, transport, clock, clockWatch(), this)
{
    connect(&m_hunt, &TickHunt::measured, this, [this](const Entry &entry) { emit seen({entry}); });
}

void GrafanaClient::resume(const std::vector<ActiveAlert> &alerts)
{
    m_roll.resume(alerts);
    m_telling.resume(alerts);
}

void GrafanaClient::takeSurvey(const Survey &survey)
{
    m_telling.setRules(timingsOf(survey.rules));
}

void GrafanaClient::ask()
{
    fetch(question(u"/api/prometheus/grafana/api/v1/alerts"_s),
          [this](const Answer &answer) { askHeldBack(answer); });
}

std::vector<ReportedAlert> GrafanaClient::loseSight()
{
    return m_roll.loseSight();
}

void GrafanaClient::askHeldBack(const Answer &alerts)
{
    tryFetch(
        question(u"/api/alertmanager/grafana/api/v2/alerts"_s, {{u"active"_s, u"false"_s}}),
        [this, alerts](const Answer &answer) { takeHeldBack(alerts, answer); },
        [this, alerts] {
            if (takeAlerts(alerts, {}))
                finish(alerts, tr("its user may not see, or cannot see now, what is silenced"));
        });
}

void GrafanaClient::takeHeldBack(const Answer &alerts, const Answer &heldBack)
{
    const auto all = GrafanaParser::heldBack(heldBack.body);
    if (!takeAlerts(alerts, all ? *all : HeldBackAlerts()))
        return;
    if (all)
        tell(m_telling.tellHeldBack(*all, pollOf(heldBack)));
    finish(alerts, all ? QString() : tr("what is silenced cannot be understood"));
}

/// False if the round has ended with that.
bool GrafanaClient::takeAlerts(const Answer &alerts, const HeldBackAlerts &heldBack)
{
    const auto moves = m_roll.call(alerts.body);
    if (!moves) {
        failRound(moves.failure());
        return false;
    }
    if (alerts.date) {
        tell(clockWatch().take(
            {alerts.askedAt, alerts.headAt, *alerts.date, *alerts.date + std::chrono::seconds(1)}));
    }
    tell(m_telling.tell(*moves, heldBack, pollOf(alerts)));
    return true;
}

void GrafanaClient::finish(const Answer &alerts, const QString &lack)
{
    polled(alerts);
    setLack(lack);
    endRound();
    if (!isSparing())
        m_hunt.wake();
}

} // namespace Chaos
