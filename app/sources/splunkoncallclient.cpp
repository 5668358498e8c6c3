// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/splunkoncallclient.h"

namespace Chaos {

using namespace Qt::StringLiterals;

SplunkOnCallClient::SplunkOnCallClient(const AlertSource &source, Transport &transport,
                                       const Clock &clock, std::uint64_t seed, QObject *parent)
    : PollingClient(source, transport, clock, seed, parent)
    , m_roll(source.key.toStdString())
    , m_pages(source.key.toStdString())
{}

void SplunkOnCallClient::resume(const std::vector<ActiveAlert> &alerts)
{
    m_roll.resume(alerts);
}

std::vector<ReportedAlert> SplunkOnCallClient::loseSight()
{
    return m_roll.loseSight();
}

void SplunkOnCallClient::ask()
{
    Question incidents = question(u"/api-public/v1/incidents"_s);
    incidents.accept = "application/json";
    fetch(incidents, [this](const Answer &answer) { takeIncidents(answer); });
}

void SplunkOnCallClient::takeIncidents(const Answer &answer)
{
    const auto listed = SplunkOnCallParser::incidents(answer.body);
    if (!listed)
        return failRound(listed.failure());
    takeDate(answer);
    const Poll poll = pollOf(answer);
    std::vector<Incident> incidents;
    incidents.reserve(listed->size());
    for (const PagedIncident &one : *listed)
        incidents.push_back(one.incident);
    tell(m_roll.call(incidents, poll));
    tell(m_roll.endMissing(poll, true));
    tellPages(*listed, poll);
    polled(answer);
    endRound();
}

void SplunkOnCallClient::tellPages(const std::vector<PagedIncident> &listed, const Poll &poll)
{
    for (const PagedIncident &one : listed) {
        if (!one.isPaged || m_pages.isSettled(one.incident.id))
            continue;
        const auto page =
            m_pages.noticed(one.incident.id, one.incident.name, one.triggeredAt, poll);
        if (!page)
            continue;
        Entry entry = Entries::pageSent(*page);
        entry.at = poll.answeredAt;
        tell(std::move(entry));
    }
}

} // namespace Chaos
