// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/alertbook.h"

#include "models/day/payload.h"

#include <algorithm>
#include <limits>

namespace Chaos {

namespace {

constexpr char laneSeparator = '\x1f';
constexpr std::uint32_t reachesAll = std::numeric_limits<std::uint32_t>::max(); // seven weeks

void readLabels(PayloadObject &payload, std::string_view name, std::vector<Label> &labels)
{
    std::vector<Label> read;
    payload.eachMember(name, [&](std::string_view key, std::string_view value) {
        read.push_back({std::string(key), std::string(value)});
    });
    if (read.empty()) // a change alone does not repeat what is known
        return;
    std::ranges::sort(read, {}, &Label::name);
    labels = std::move(read);
}

std::uint32_t reach(Instant from, Instant seenAt)
{
    const auto reached = std::chrono::ceil<std::chrono::milliseconds>(seenAt - from).count();
    return std::uint32_t(std::clamp<std::int64_t>(reached, 0, reachesAll));
}

} // namespace

std::optional<Instant> Lane::changedSince(std::size_t change) const
{
    std::optional<Instant> since;
    for (; change < changes.size(); ++change) {
        const AlertChange &next = changes[change];
        const Instant from = next.reachMs == reachesAll
            ? Instant::min()
            : next.seenAt - std::chrono::milliseconds(next.reachMs);
        since = std::min(since.value_or(from), from);
    }
    return since;
}

void AlertBook::apply(const EntryView &entry, const ClockBook &clocks)
{
    m_lastWasTransition = false;
    Payload document;
    auto payload = document.read(entry);
    const auto source = payload.text("source");
    const auto name = payload.text("name");
    const auto state = payload.text("state");
    const auto since = payload.number("since");
    if (!source || !name || !state || !since || entry.subject.empty())
        return;
    const auto plusMinus = payload.number("plus_minus").value_or(0);
    const auto evidence = payload.text("evidence").value_or("");

    const auto known = m_alertIndex.find(entry.subject);
    const bool isNew = known == m_alertIndex.end();
    const std::uint32_t index = isNew ? std::uint32_t(m_alerts.size()) : known->second;
    if (isNew) {
        m_alertIndex.emplace(entry.subject, index);
        m_alerts.push_back({.key = std::string(entry.subject), .lane = laneOf(*source, *name)});
    }
    Alert &alert = m_alerts[index];
    readLabels(payload, "labels", alert.labels);
    readLabels(payload, "annotations", alert.annotations);

    constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
    const AlertChange change{
        .seenAt = entry.at,
        .since = instantOf(*since),
        .sequence = entry.sequence,
        .alert = index,
        .plusMinusUs = std::uint32_t(std::clamp<std::int64_t>(plusMinus, 0, most)),
        .state = valueIn(alertStateWords, *state, AlertState::Unknown),
        .evidence = valueIn(evidenceWords, evidence, Evidence::Received),
    };
    take(alert, change, clocks);
}

void AlertBook::take(Alert &alert, AlertChange change, const ClockBook &clocks)
{
    Lane &lane = m_lanes[alert.lane];
    m_lastLane = alert.lane;
    const Instant shown = shownAt(lane.source, change, clocks);
    Instant from = shown;
    if (change.state == alert.state) {
        if (alert.state == AlertState::Inactive)
            return;
        from = std::min(shown, alert.shownSince);
        lane.steps.unstep(alert.shownSince, alert.before, alert.state);
        lane.steps.step(shown, alert.before, alert.state);
    } else {
        lane.steps.step(shown, alert.state, change.state);
        alert.before = alert.state;
        alert.state = change.state;
        m_lastWasTransition = true;
    }
    alert.shownSince = shown;
    change.reachMs = reach(from, change.seenAt);
    lane.changes.push_back(change);
}

Instant AlertBook::shownAt(std::string_view source, const AlertChange &change,
                           const ClockBook &clocks)
{
    if (change.evidence != Evidence::Stamp)
        return change.since;
    const auto reading = clocks.near(source, change.since);
    return reading ? change.since - reading->offset : change.since;
}

const Alert *AlertBook::find(std::string_view key) const
{
    const auto it = m_alertIndex.find(key);
    return it == m_alertIndex.end() ? nullptr : &m_alerts[it->second];
}

std::uint32_t AlertBook::laneOf(std::string_view source, std::string_view name)
{
    std::string key;
    key.reserve(source.size() + name.size() + 1);
    key.append(source).append(1, laneSeparator).append(name);
    const auto [it, isNew] = m_laneIndex.try_emplace(std::move(key), std::uint32_t(m_lanes.size()));
    if (isNew)
        m_lanes.push_back({.source = std::string(source), .name = std::string(name)});
    return it->second;
}

bool AlertBook::operator==(const AlertBook &other) const
{
    return m_lanes == other.m_lanes && m_alerts == other.m_alerts;
}

} // namespace Chaos
