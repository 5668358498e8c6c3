// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/icingatelling.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace Chaos {

using Entries::SeenAlert;

namespace {

/// A double holds the seconds of this century to a quarter of that.
constexpr Micros stampResolution = std::chrono::microseconds(1);
/// Clocks that are one and the same, read through two programs, may look that far apart.
constexpr Micros slack = std::chrono::milliseconds(1);

/// Whether the answer that tells of it can have come after that stamp.
bool isBelieved(Instant stamp, const Poll &poll)
{
    if (stamp == Instant{})
        return false;
    return !poll.clock || poll.inRoom(stamp) - poll.clock->error - slack <= poll.answeredAt;
}

/// When a problem was held back or set free: since the last round, and just then if it was said
/// when. On the room's clock all the same: a stamp of its own would be another firing.
Between turning(Instant saidAt, const Poll &poll)
{
    const Between bounds = poll.since(poll.answeredAt);
    if (saidAt == Instant{} || !poll.clock)
        return bounds;
    const Between said{poll.inRoom(saidAt) - poll.clock->error,
                       poll.inRoom(saidAt) + poll.clock->error};
    const bool isOfThis = said.to >= bounds.from && said.from <= bounds.to;
    return isOfThis ? Between{std::max(said.from, bounds.from), std::min(said.to, bounds.to)}
                    : bounds;
}

/// How it stands after a change; nothing if it is known already.
std::optional<IcingaCheck> changedBy(const IcingaEvent &event, IcingaCheck check)
{
    const Instant at = event.checkedAt;
    if (at <= check.latest())
        return {};
    const bool isAnother = event.state != check.state;
    if (isAnother)
        check.changedAt = at;
    if (event.isHard && (isAnother || !check.isHard))
        check.hardSince = at;
    if (event.state == 0)
        check.fineAt = at;
    check.state = event.state;
    check.isProblem = event.state != 0;
    check.isHard = event.isHard;
    check.isAcknowledged = event.isAcknowledged;
    check.isInDowntime = event.isInDowntime;
    check.isReachable = event.isReachable;
    return check;
}

/// Icinga's own word for how it stands.
std::string stateWord(const IcingaCheck &check)
{
    if (check.name.service.empty())
        return "DOWN";
    return check.state == 3 ? "UNKNOWN" : check.state == 2 ? "CRITICAL" : "WARNING";
}

} // namespace

IcingaTelling::IcingaTelling(std::string source)
    : m_source(std::move(source))
{}

void IcingaTelling::resume(const std::vector<ActiveAlert> &alerts)
{
    for (const ActiveAlert &alert : alerts) {
        Known &known = m_known[alert.fingerprint];
        // Of a name that no round has told of, all that is known is how it was shown.
        known.check.name.service = alert.name;
        known.state = alert.state;
        known.begunAt = alert.onset;
        const bool isKnown =
            alert.state == AlertState::Firing || alert.state == AlertState::Suppressed;
        if (isKnown && alert.evidence == Evidence::Stamp)
            known.hardAt = alert.since;
    }
}

Instant IcingaTelling::hardSince(const IcingaName &name) const
{
    const auto known = m_known.find(name.fingerprint());
    return known == m_known.end() ? Instant{} : known->second.hardAt;
}

void IcingaTelling::setSwitches(const IcingaStatus &status)
{
    m_switches = status;
}

std::vector<SeenAlert> IcingaTelling::tell(const std::vector<IcingaCheck> &checks, Instant askedAt,
                                           const Poll &poll)
{
    Told told;
    m_isLost = false;
    for (const IcingaCheck &check : checks) {
        Known &known = m_known[check.name.fingerprint()];
        known.round = m_round;
        // An event that came after the question may well be newer than the answer.
        if (known.heardAt == Instant{} || known.heardAt < askedAt)
            move(known, check, poll, told);
    }
    return told;
}

std::vector<SeenAlert> IcingaTelling::endRound(const Poll &poll)
{
    Told told;
    for (auto it = m_known.begin(); it != m_known.end();) {
        const Known &known = it->second;
        const bool isGone = known.round != m_round;
        if (isGone && known.state != AlertState::Inactive) {
            SeenAlert gone = seen(known, AlertState::Inactive);
            gone.fingerprint = it->first; // of one that no round named, the name is not known
            poll.since(poll.answeredAt).write(gone);
            told.push_back(std::move(gone));
        }
        it = isGone ? m_known.erase(it) : std::next(it);
    }
    ++m_round;
    return told;
}

std::vector<SeenAlert> IcingaTelling::tell(const IcingaEvent &event, const Poll &poll)
{
    Told told;
    const auto known = m_known.find(event.name.fingerprint());
    if (m_isLost || known == m_known.end() || known->second.round == 0)
        return told;
    if (event.type == IcingaEvent::Type::HeldBack)
        known->second.heldAt = event.at;
    if (event.type != IcingaEvent::Type::StateChange)
        return told;
    if (const auto check = changedBy(event, known->second.check)) {
        known->second.heardAt = poll.answeredAt;
        move(known->second, *check, poll, told);
    }
    return told;
}

std::vector<ReportedAlert> IcingaTelling::loseSight()
{
    std::vector<ReportedAlert> active;
    if (std::exchange(m_isLost, true))
        return active;
    for (auto &[fingerprint, known] : m_known) {
        if (known.state == AlertState::Inactive || known.state == AlertState::Unknown)
            continue;
        known.wasLost = true;
        active.push_back(
            {fingerprint, known.check.name.alert(), known.state, known.begunAt, {}, {}});
    }
    return active;
}

AlertState IcingaTelling::stateOf(const IcingaCheck &check) const
{
    if (!check.isProblem)
        return AlertState::Inactive;
    if (!check.isHard)
        return AlertState::Pending;
    const bool isTold = check.notifies && m_switches.notifies && check.isReachable
        && !check.isAcknowledged && !check.isInDowntime
        && !(check.isFlapping && m_switches.detectsFlapping);
    return isTold ? AlertState::Firing : AlertState::Suppressed;
}

void IcingaTelling::move(Known &known, IcingaCheck check, const Poll &poll, Told &told) const
{
    known.check = std::move(check);
    const AlertState state = stateOf(known.check);
    const bool wasActive = known.state != AlertState::Inactive;
    if (wasActive && state == AlertState::Inactive) {
        tellFine(known, poll, told);
    } else if (wasActive && known.begunAt != Instant{} && known.check.fineAt > known.begunAt) {
        // Over and begun again between two rounds.
        SeenAlert gone = seen(known, AlertState::Inactive);
        poll.since(poll.inRoom(known.begunAt), poll.latestInRoom(known.check.fineAt)).write(gone);
        told.push_back(std::move(gone));
        known.state = AlertState::Inactive;
    }
    if (known.state == AlertState::Inactive) {
        known.begunAt = Instant{};
        known.hardAt = Instant{};
    }
    if (state != AlertState::Inactive)
        tellProblem(known, state, poll, told);
    known.state = state;
    known.wasLost = false;
}

void IcingaTelling::tellFine(Known &known, const Poll &poll, Told &told) const
{
    const Instant stamp = known.check.changedAt;
    const bool isOfThis = stamp > std::max(known.begunAt, known.hardAt);
    tellAt(known, AlertState::Inactive, isOfThis ? stamp : Instant{}, poll, told);
    known.state = AlertState::Inactive;
}

void IcingaTelling::tellProblem(Known &known, AlertState state, const Poll &poll, Told &told) const
{
    const AlertState before = known.wasLost ? AlertState::Unknown : known.state;
    const bool isHard = state != AlertState::Pending;
    if (known.begunAt == Instant{})
        known.begunAt = known.check.changedAt;
    const bool wasHard = known.hardAt != Instant{};
    if (isHard && !wasHard)
        known.hardAt = known.check.hardSince;
    if (state == before)
        return;
    const bool isTurned =
        isHard && (before == AlertState::Firing || before == AlertState::Suppressed);
    if (isTurned) {
        SeenAlert alert = seen(known, state);
        turning(known.heldAt, poll).write(alert);
        told.push_back(std::move(alert));
        return;
    }
    if (isHard && before == AlertState::Inactive && known.begunAt < known.hardAt)
        tellAt(known, AlertState::Pending, known.begunAt, poll, told);
    // A soft problem that was hard before is so by another number of attempts.
    const Instant softAt = wasHard ? Instant{} : known.begunAt;
    tellAt(known, state, isHard ? known.hardAt : softAt, poll, told);
}

/// What keeps it from being told of: the first in the order in which Icinga looks (integrations
/// §4.3).
std::string IcingaTelling::holderOf(const IcingaCheck &check) const
{
    if (!check.notifies || !m_switches.notifies)
        return "switch";
    if (!check.isReachable)
        return "unreachable";
    if (check.isInDowntime)
        return "downtime";
    return check.isAcknowledged ? "acknowledgement" : "flapping";
}

SeenAlert IcingaTelling::seen(const Known &known, AlertState state) const
{
    SeenAlert alert{.source = m_source,
                    .fingerprint = known.check.name.fingerprint(),
                    .name = known.check.name.alert(),
                    .state = state,
                    .plusMinus = stampResolution};
    if (state == AlertState::Inactive)
        return alert;
    alert.labels = known.check.name.labels();
    if (state == AlertState::Suppressed)
        alert.annotations = {{"held_back_by", holderOf(known.check)}};
    // Of each problem, or else what was said of the last one would stay; sorted by name.
    alert.annotations.insert(alert.annotations.begin(), {"check_state", stateWord(known.check)});
    if (!known.check.runbook.empty())
        alert.annotations.push_back({"runbook_url", known.check.runbook});
    return alert;
}

void IcingaTelling::tellAt(const Known &known, AlertState state, Instant stamp, const Poll &poll,
                           Told &told) const
{
    SeenAlert alert = seen(known, state);
    alert.since = stamp;
    if (!isBelieved(stamp, poll))
        poll.since(poll.answeredAt).write(alert);
    told.push_back(std::move(alert));
}

} // namespace Chaos
