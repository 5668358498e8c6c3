// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/newrelictelling.h"

#include "app/sources/alertdialect.h"

#include <algorithm>
#include <ranges>

namespace Chaos {

using Entries::SeenAlert;

namespace {

constexpr Micros resolution = std::chrono::milliseconds(1);
constexpr Micros firstRound = std::chrono::minutes(1); ///< it takes no longer

std::string joined(const std::vector<std::string> &texts)
{
    std::string all;
    for (const std::string &text : texts)
        all += (all.empty() ? "" : ", ") + text;
    return AlertDialect::bounded(all);
}

/// Whether the poll that saw it can have come after that stamp.
bool isBelieved(Instant stamp, const Poll &poll)
{
    return !poll.clock || poll.inRoom(stamp) - poll.clock->error - resolution <= poll.answeredAt;
}

void stamp(Instant at, const Poll &poll, SeenAlert &alert)
{
    alert.since = at;
    alert.plusMinus = resolution;
    alert.evidence = Evidence::Stamp;
    if (!isBelieved(at, poll))
        poll.since(poll.answeredAt).write(alert);
}

std::string issueIdOf(const ActiveAlert &alert)
{
    // issue/condition, and the condition is the name
    const std::size_t tail = alert.name.size() + 1;
    return alert.fingerprint.size() > tail
        ? alert.fingerprint.substr(0, alert.fingerprint.size() - tail)
        : alert.fingerprint;
}

std::unordered_set<std::string> idsOf(const std::vector<NewRelicIssue> &issues)
{
    std::unordered_set<std::string> ids;
    for (const NewRelicIssue &issue : issues)
        ids.insert(issue.id);
    return ids;
}

} // namespace

NewRelicTelling::NewRelicTelling(std::string source)
    : m_source(std::move(source))
{}

void NewRelicTelling::resume(const std::vector<ActiveAlert> &alerts)
{
    for (const ActiveAlert &alert : alerts) {
        Known &known = m_issues[issueIdOf(alert)];
        if (alert.onset != Instant{})
            known.createdAt = std::min(known.createdAt.value_or(alert.onset), alert.onset);
        SeenAlert &kept = known.alerts[alert.name];
        kept = {.source = m_source,
                .fingerprint = alert.fingerprint,
                .name = alert.name,
                .state = alert.state,
                .since = alert.since,
                .evidence = alert.evidence};
        if (alert.state != AlertState::Firing && alert.onset != Instant{}) {
            kept.since = alert.onset;
            kept.plusMinus = resolution;
            kept.evidence = Evidence::Stamp;
        }
    }
}

NewRelicTelling::Told NewRelicTelling::tell(const NewRelicRound &round, const Poll &poll)
{
    Told told;
    if (m_isFirst) {
        const Micros ahead = poll.clock ? poll.clock->offset - poll.clock->error : Micros(0);
        m_pagesSince = poll.answeredAt + ahead - firstRound;
    }
    for (const NewRelicIssue &issue : round.open)
        takeOpen(issue, round, poll, told);
    const auto open = idsOf(round.open);
    std::unordered_set<std::string> ended;
    for (const NewRelicIssue &closed : round.closed) {
        if (open.contains(closed.id))
            continue;
        if (m_issues.contains(closed.id) || isNew(closed, poll))
            takeClosed(closed, round, poll, told);
        ended.insert(closed.id);
    }
    m_ended = std::move(ended);
    for (auto it = m_issues.begin(); round.isWhole && it != m_issues.end();) {
        const bool isOpen = open.contains(it->first);
        if (!isOpen)
            end(it->second, nullptr, poll, told);
        it = isOpen ? std::next(it) : m_issues.erase(it);
    }
    m_isFirst = false;
    m_isLost = false;
    return told;
}

void NewRelicTelling::takeOpen(const NewRelicIssue &issue, const NewRelicRound &round,
                               const Poll &poll, Told &told)
{
    const auto it = m_issues.find(issue.id);
    const Known *before = it == m_issues.end() ? nullptr : &it->second;
    std::vector<SeenAlert> alerts;
    std::vector<std::string> merged;
    for (const std::string &condition : issue.conditions) {
        SeenAlert alert = alertOf(issue, condition);
        const SeenAlert *known = before ? before->find(condition) : nullptr;
        if (known && !m_isLost && known->state == AlertState::Firing)
            continue;
        if (known && (known->state == AlertState::Firing || known->evidence == Evidence::Stamp)) {
            alert.since = known->since;
            alert.plusMinus = known->plusMinus;
            alert.evidence = known->evidence;
        } else {
            place(issue, before, round, poll, alert);
        }
        if (!known && before && joinedTooLate(issue, *before, alert)) {
            alert.annotations.push_back({"merged_into_issue", issue.id});
            std::ranges::sort(alert.annotations, {}, &Label::name);
            merged.push_back(condition);
        }
        alerts.push_back(std::move(alert));
    }
    Known &known = m_issues[issue.id];
    for (SeenAlert &alert : alerts) {
        told.alerts.push_back(alert);
        alert.labels.clear();
        alert.annotations.clear();
        known.alerts.insert_or_assign(alert.name, std::move(alert));
    }
    if (issue.createdAt)
        known.createdAt = issue.createdAt;
    known.incidents.insert(issue.incidents.begin(), issue.incidents.end());
    known.wasSeen = true;
    page(issue, known, merged, told);
}

/// Whether people had been told of the issue before that alert was part of it.
bool NewRelicTelling::joinedTooLate(const NewRelicIssue &issue, const Known &before,
                                    const SeenAlert &alert)
{
    if (before.activatedAt)
        return true;
    return issue.activatedAt && alert.evidence == Evidence::Stamp
        && alert.since - alert.plusMinus > *issue.activatedAt;
}

SeenAlert NewRelicTelling::alertOf(const NewRelicIssue &issue, const std::string &condition) const
{
    SeenAlert alert{.source = m_source,
                    .fingerprint = issue.id + '/' + condition,
                    .name = condition,
                    .state = AlertState::Firing};
    const auto add = [](std::vector<Label> &to, const char *name, std::string value) {
        if (!value.empty())
            to.push_back({name, std::move(value)});
    };
    // sorted by name
    add(alert.labels, "entity", joined(issue.entities));
    add(alert.labels, "issue", issue.id);
    add(alert.labels, "policy", joined(issue.policies));
    add(alert.labels, "priority", issue.priority);
    add(alert.annotations, "title", issue.title);
    return alert;
}

void NewRelicTelling::page(const NewRelicIssue &issue, Known &known,
                           const std::vector<std::string> &merged, Told &told) const
{
    if (known.activatedAt || !issue.activatedAt || issue.state == NewRelicIssue::State::Created)
        return;
    known.activatedAt = issue.activatedAt;
    if (m_isFirst || *issue.activatedAt < m_pagesSince)
        return;
    for (const auto &[condition, alert] : known.alerts) {
        if (std::ranges::find(merged, condition) != merged.end())
            continue;
        told.pages.push_back({.at = *issue.activatedAt,
                              .plusMinus = resolution,
                              .evidence = Evidence::Stamp,
                              .source = m_source,
                              .name = condition,
                              .alerts = {alert.fingerprint}});
    }
}

void NewRelicTelling::place(const NewRelicIssue &issue, const Known *known,
                            const NewRelicRound &round, const Poll &poll, SeenAlert &alert) const
{
    const bool isWholeIssue = !known || known->alerts.empty();
    if (isWholeIssue && issue.conditions.size() == 1 && issue.createdAt)
        return stamp(*issue.createdAt, poll, alert);
    // It began with one of the incidents that are new with it: from the first to the last of them.
    std::optional<Instant> first;
    std::optional<Instant> last;
    bool isWhole = known ? known->wasSeen : true;
    for (const std::string &id : issue.incidents) {
        if (known && known->incidents.contains(id))
            continue;
        const auto incident = round.incidents.find(id);
        if (incident == round.incidents.end()) {
            isWhole = false;
            continue;
        }
        first = std::min(first.value_or(incident->second), incident->second);
        last = std::max(last.value_or(incident->second), incident->second);
    }
    if (first && isWhole) {
        const Micros half = (*last - *first) / 2;
        stamp(*first + half, poll, alert);
        alert.plusMinus = std::max(alert.plusMinus, half + resolution);
        return;
    }
    Between bounds = poll.since(issue.createdAt ? poll.inRoom(*issue.createdAt) : poll.answeredAt);
    if (issue.createdAt && poll.clock) {
        const Instant earliest = poll.inRoom(*issue.createdAt) - poll.clock->error;
        bounds.from = std::clamp(earliest, bounds.from, bounds.to);
    }
    bounds.write(alert);
}

void NewRelicTelling::end(const Known &known, const NewRelicIssue *closed, const Poll &poll,
                          Told &told) const
{
    for (const SeenAlert &alert : std::views::values(known.alerts)) {
        SeenAlert gone{.source = m_source,
                       .fingerprint = alert.fingerprint,
                       .name = alert.name,
                       .state = AlertState::Inactive};
        if (closed && closed->closedAt)
            stamp(*closed->closedAt, poll, gone);
        else
            poll.since(poll.answeredAt).write(gone);
        told.alerts.push_back(std::move(gone));
    }
}

/// Opened and closed again since the last poll, or else it would have been seen.
bool NewRelicTelling::isNew(const NewRelicIssue &closed, const Poll &poll) const
{
    return !m_isFirst && !m_ended.contains(closed.id) && closed.createdAt && poll.lastAskedAt
        && poll.clock && poll.inRoom(*closed.createdAt) + poll.clock->error >= *poll.lastAskedAt;
}

void NewRelicTelling::takeClosed(const NewRelicIssue &closed, const NewRelicRound &round,
                                 const Poll &poll, Told &told)
{
    takeOpen(closed, round, poll, told); // it may have been activated before it ended
    const auto it = m_issues.find(closed.id);
    end(it->second, &closed, poll, told);
    m_issues.erase(it);
}

std::vector<ReportedAlert> NewRelicTelling::loseSight()
{
    std::vector<ReportedAlert> active;
    if (m_isLost)
        return active;
    m_isLost = true;
    for (const Known &known : std::views::values(m_issues)) {
        for (const SeenAlert &alert : std::views::values(known.alerts)) {
            if (alert.state != AlertState::Unknown)
                active.push_back({alert.fingerprint, alert.name, alert.state, {}, {}, {}});
        }
    }
    return active;
}

std::optional<Instant> NewRelicTelling::earliest() const
{
    return earliestGone({});
}

std::optional<Instant> NewRelicTelling::earliestGone(const std::vector<NewRelicIssue> &open) const
{
    const auto ids = idsOf(open);
    std::optional<Instant> earliest;
    for (const auto &[id, known] : m_issues) {
        if (ids.contains(id))
            continue;
        std::optional<Instant> at = known.createdAt;
        for (const SeenAlert &alert : std::views::values(known.alerts))
            at = std::min(at.value_or(alert.since), alert.since);
        if (at)
            earliest = std::min(earliest.value_or(*at), *at);
    }
    return earliest;
}

std::optional<Instant>
NewRelicTelling::incidentsWanted(const std::vector<NewRelicIssue> &open) const
{
    std::optional<Instant> from;
    for (const NewRelicIssue &issue : open) {
        const auto it = m_issues.find(issue.id);
        const bool isNew = it == m_issues.end();
        if (isNew && issue.conditions.size() == 1)
            continue;
        const bool hasNew = isNew || std::ranges::any_of(issue.conditions, [&](const auto &name) {
                                return !it->second.alerts.contains(name);
                            });
        if (hasNew && issue.createdAt)
            from = std::min(from.value_or(*issue.createdAt), *issue.createdAt);
    }
    return from;
}

} // namespace Chaos
