// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/grafanatelling.h"

#include <ranges>

namespace Chaos {

using Entries::SeenAlert;

namespace {

constexpr Micros stampResolution = Micros(1);

/// Whether a poll can have seen what began at that stamp.
bool canBe(Instant stamp, const Poll &poll)
{
    return !poll.clock || poll.inRoom(stamp) - poll.clock->error <= poll.answeredAt;
}

bool isFiring(AlertState state)
{
    return state == AlertState::Firing || state == AlertState::Suppressed;
}

} // namespace

GrafanaTelling::GrafanaTelling(std::string source)
    : m_source(std::move(source))
{}

void GrafanaTelling::resume(const std::vector<ActiveAlert> &alerts)
{
    for (const ActiveAlert &alert : alerts) {
        if (!isFiring(alert.state))
            continue;
        SeenAlert told{.source = m_source,
                       .fingerprint = alert.fingerprint,
                       .name = alert.name,
                       .state = alert.state,
                       .since = alert.since,
                       .evidence = alert.evidence};
        const Instant onset = alert.evidence == Evidence::Stamp ? alert.since : Instant{};
        m_firing[alert.fingerprint] = {onset, {}, std::move(told)};
    }
}

std::vector<SeenAlert> GrafanaTelling::tell(const std::vector<AlertMove> &moves,
                                            const HeldBackAlerts &heldBack, const Poll &poll)
{
    Told told;
    for (const AlertMove &move : moves) {
        switch (move.now.state) {
        case AlertState::Inactive:
        case AlertState::Unknown:
            tellGone(move, {}, poll, told);
            break;
        case AlertState::Pending:
            tellPending(move, poll, told);
            break;
        case AlertState::Suppressed:
        case AlertState::Firing:
            tellFiring(move, heldBack, poll, told);
            break;
        }
    }
    return told;
}

void GrafanaTelling::tellGone(const AlertMove &move, std::optional<Instant> atLatest,
                              const Poll &poll, Told &told)
{
    SeenAlert gone{.source = m_source,
                   .fingerprint = move.now.fingerprint,
                   .name = move.now.name,
                   .state = AlertState::Inactive};
    poll.since(poll.inRoom(move.onsetBefore), atLatest).write(gone);
    told.push_back(std::move(gone));
    m_firing.erase(move.now.fingerprint);
}

void GrafanaTelling::tellPending(const AlertMove &move, const Poll &poll, Told &told)
{
    const bool isLater = move.now.hasOnset() && move.now.onset > move.onsetBefore;
    if (move.before == AlertState::Pending && move.onsetBefore != Instant{} && isLater)
        tellGone(move, poll.latestInRoom(move.now.onset), poll, told);
    SeenAlert pending = stamped(move, AlertState::Pending, poll);
    if (isFiring(move.before) && !isLater)
        poll.since(poll.answeredAt).write(pending);
    told.push_back(std::move(pending));
    m_firing.erase(move.now.fingerprint);
}

/// Whether it fires as it did, from alerting to recovering or to no data and back; takes what is
/// new.
bool GrafanaTelling::staysTheSame(const AlertMove &move, Firing &firing)
{
    const std::string word = GrafanaDialect::wordIn(move.now.annotations);
    const bool isLater = firing.onset != Instant{} && move.now.onset > firing.onset;
    if (isLater && word == firing.word)
        return false; // over and begun again between two polls
    firing.onset = move.now.onset;
    if (!move.now.labels.empty())
        firing.word = word;
    return true;
}

void GrafanaTelling::tellFiring(const AlertMove &move, const HeldBackAlerts &heldBack,
                                const Poll &poll, Told &told)
{
    const auto known = m_firing.find(move.now.fingerprint);
    if (known != m_firing.end()) {
        const Instant before = known->second.onset;
        const bool isNew = move.wasLost || (before != Instant{} && move.now.onset != before);
        if (staysTheSame(move, known->second)) {
            SeenAlert again = known->second.told;
            again.labels = move.now.labels;
            again.annotations = move.now.annotations;
            if (isNew)
                told.push_back(std::move(again));
            return;
        }
        tellGone(move, poll.latestInRoom(move.now.onset), poll, told);
    }
    const bool stayed = move.before == AlertState::Pending && move.now.hasOnset()
        && move.now.onset == move.onsetBefore;
    SeenAlert alert = stayed ? afterItsHold(move, poll) : stamped(move, AlertState::Firing, poll);
    if (heldBack.contains(move.now.fingerprint))
        alert.state = AlertState::Suppressed;
    told.push_back(alert);
    alert.labels.clear();
    alert.annotations.clear();
    m_firing.insert_or_assign(
        move.now.fingerprint,
        Firing{move.now.onset, GrafanaDialect::wordIn(move.now.annotations), std::move(alert)});
}

SeenAlert GrafanaTelling::afterItsHold(const AlertMove &move, const Poll &poll) const
{
    SeenAlert alert = seen(move, AlertState::Firing);
    const Between bounds = poll.since(poll.inRoom(move.now.onset));
    bounds.write(alert);
    const auto rule = m_rules.find(move.now.name);
    if (rule == m_rules.end() || rule->second.isAmbiguous || rule->second.interval <= Micros(0)
        || !poll.clock)
        return alert;
    const Instant since = move.now.onset + rule->second.hold();
    const Micros doubt = poll.clock->error + rule->second.interval;
    const Instant inRoom = poll.inRoom(since);
    if (inRoom + doubt < bounds.from || inRoom - poll.clock->error > bounds.to)
        return alert;
    alert.since = since;
    alert.plusMinus = rule->second.interval;
    alert.evidence = Evidence::Stamp;
    return alert;
}

std::vector<SeenAlert> GrafanaTelling::tellHeldBack(const HeldBackAlerts &heldBack,
                                                    const Poll &poll)
{
    Told told;
    for (auto &[fingerprint, firing] : m_firing) {
        const AlertState state =
            heldBack.contains(fingerprint) ? AlertState::Suppressed : AlertState::Firing;
        if (firing.told.state == state)
            continue;
        firing.told.state = state;
        poll.since(firing.onset == Instant{} ? poll.answeredAt : poll.inRoom(firing.onset))
            .write(firing.told);
        told.push_back(firing.told);
    }
    return told;
}

SeenAlert GrafanaTelling::seen(const AlertMove &move, AlertState state) const
{
    return {.source = m_source,
            .fingerprint = move.now.fingerprint,
            .name = move.now.name,
            .state = state,
            .labels = move.now.labels,
            .annotations = move.now.annotations};
}

SeenAlert GrafanaTelling::stamped(const AlertMove &move, AlertState state, const Poll &poll) const
{
    SeenAlert alert = seen(move, state);
    alert.since = move.now.onset;
    alert.plusMinus = stampResolution;
    if (!move.now.hasOnset() || !canBe(move.now.onset, poll))
        poll.since(poll.answeredAt).write(alert);
    return alert;
}

} // namespace Chaos
