// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/incidentroll.h"

#include <algorithm>
#include <utility>

namespace Chaos {

using Entries::SeenAlert;

namespace {

constexpr std::size_t mostOver = 100'000;

bool isKnownState(AlertState state)
{
    return state == AlertState::Firing || state == AlertState::Suppressed;
}

/// Whether it may have been opened after the last poll, on what is known of the clock.
bool isNewSince(const Stamp &opened, const Poll &poll)
{
    if (!poll.lastAskedAt || opened.at == Instant{})
        return false;
    const Micros doubt = poll.clock ? poll.clock->error : Micros(0);
    return poll.inRoom(opened.at) + opened.plusMinus + doubt >= *poll.lastAskedAt;
}

} // namespace

bool isBelieved(const Stamp &stamp, const Poll &poll)
{
    if (stamp.at == Instant{})
        return false;
    return !poll.clock
        || poll.inRoom(stamp.at) - poll.clock->error - stamp.plusMinus <= poll.answeredAt;
}

IncidentRoll::IncidentRoll(std::string source)
    : m_source(std::move(source))
{}

void IncidentRoll::resume(const std::vector<ActiveAlert> &alerts)
{
    for (const ActiveAlert &alert : alerts)
        m_known[alert.fingerprint] = {
            .name = alert.name, .state = alert.state, .openedAt = alert.onset};
}

IncidentRoll::Told IncidentRoll::call(const std::vector<Incident> &listed, const Poll &poll)
{
    Told told;
    ++m_round;
    m_isLost = false;
    for (const Incident &incident : listed) {
        if (incident.state == AlertState::Inactive)
            close(incident, poll, told);
        else
            open(incident, poll, told);
    }
    return told;
}

void IncidentRoll::open(const Incident &incident, const Poll &poll, Told &told)
{
    Known &known = m_known[incident.id];
    if (known.round == m_round) // named twice
        return;
    known.round = m_round;
    known.missingSince = {};
    const AlertState before =
        std::exchange(known.wasLost, false) ? AlertState::Unknown : known.state;
    known.state = incident.state;
    if (before == incident.state)
        return;
    if (known.name.empty())
        known.name = incident.name;
    SeenAlert alert{.source = m_source,
                    .fingerprint = incident.id,
                    .name = known.name,
                    .state = incident.state,
                    .since = incident.opened.at,
                    .plusMinus = incident.opened.plusMinus,
                    .labels = incident.labels};
    const auto over = m_over.find(incident.id);
    const bool isOpenAgain = over != m_over.end() && incident.opened.at <= over->second;
    if (isKnownState(before))
        poll.since(poll.inRoom(known.openedAt)).write(alert);
    else if (isOpenAgain || !isBelieved(incident.opened, poll))
        poll.since(poll.answeredAt).write(alert);
    known.openedAt = incident.opened.at;
    told.push_back(std::move(alert));
}

void IncidentRoll::close(const Incident &incident, const Poll &poll, Told &told)
{
    const auto known = m_known.find(incident.id);
    if (known != m_known.end() && known->second.round != m_round) {
        told.push_back(endOf(incident.id, known->second, incident.ended, poll));
        m_known.erase(known);
    } else if (known == m_known.end() && !m_over.contains(incident.id)
               && isNewSince(incident.opened, poll)) {
        Incident open = incident; // and over between two polls
        open.state = AlertState::Firing;
        this->open(open, poll, told);
        told.push_back(endOf(open.id, m_known[open.id], open.ended, poll));
        m_known.erase(open.id);
    }
    remember(incident.id, incident.opened.at);
}

std::vector<std::string> IncidentRoll::missing() const
{
    std::vector<std::string> ids;
    for (const auto &[id, known] : m_known) {
        if (known.round != m_round)
            ids.push_back(id);
    }
    return ids;
}

IncidentRoll::Told IncidentRoll::end(const std::string &id, const Stamp &ended, const Poll &poll)
{
    const auto known = m_known.find(id);
    if (known == m_known.end())
        return {};
    Told told{endOf(id, known->second, ended, poll)};
    remember(id, known->second.openedAt);
    m_known.erase(known);
    return told;
}

IncidentRoll::Told IncidentRoll::endMissing(const Poll &poll, bool certain)
{
    Told told;
    for (auto it = m_known.begin(); it != m_known.end();) {
        Known &known = it->second;
        const bool isMissing = known.round != m_round;
        if (isMissing && (certain || known.missingSince != Instant{})) {
            told.push_back(endOf(it->first, known, {}, poll));
            remember(it->first, known.openedAt);
            it = m_known.erase(it);
            continue;
        }
        if (isMissing)
            known.missingSince = poll.since(poll.inRoom(known.openedAt)).from;
        ++it;
    }
    return told;
}

SeenAlert IncidentRoll::endOf(const std::string &id, const Known &known, const Stamp &ended,
                              const Poll &poll) const
{
    SeenAlert gone{.source = m_source,
                   .fingerprint = id,
                   .name = known.name,
                   .state = AlertState::Inactive,
                   .since = ended.at,
                   .plusMinus = ended.plusMinus};
    if (ended.at >= known.openedAt && isBelieved(ended, poll))
        return gone;
    Between bounds = poll.since(poll.inRoom(known.openedAt));
    if (known.missingSince != Instant{})
        bounds.from = std::min(known.missingSince, bounds.to);
    bounds.write(gone);
    return gone;
}

std::vector<ReportedAlert> IncidentRoll::loseSight()
{
    std::vector<ReportedAlert> active;
    if (std::exchange(m_isLost, true))
        return active;
    for (auto &[id, known] : m_known) {
        if (known.wasLost || known.state == AlertState::Unknown)
            continue;
        known.wasLost = true;
        active.push_back({id, known.name, known.state, known.openedAt, {}, {}});
    }
    return active;
}

std::vector<std::string>
IncidentRoll::pick(std::size_t most, const std::function<bool(const std::string &)> &isWanted)
{
    std::vector<std::pair<const std::string *, Known *>> wanted;
    for (auto &[id, known] : m_known) {
        if (known.round == m_round && isWanted(id))
            wanted.emplace_back(&id, &known);
    }
    const auto count = std::min(most, wanted.size());
    std::ranges::partial_sort(
        wanted, wanted.begin() + std::ptrdiff_t(count), {}, [](const auto &one) {
            return std::pair(one.second->picked, -microsOf(one.second->openedAt));
        });
    ++m_picks;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < count; ++i) {
        wanted[i].second->picked = m_picks;
        ids.push_back(*wanted[i].first);
    }
    return ids;
}

std::string IncidentRoll::nameOf(const std::string &id) const
{
    const auto known = m_known.find(id);
    return known == m_known.end() ? std::string() : known->second.name;
}

void IncidentRoll::remember(const std::string &id, Instant openedAt)
{
    if (m_over.size() >= mostOver)
        m_over.clear();
    m_over.insert_or_assign(id, openedAt);
}

} // namespace Chaos
