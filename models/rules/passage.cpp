// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/passage.h"

#include "models/day/sourcetraits.h"

#include <algorithm>
#include <array>

namespace Chaos {

namespace {

/// By which the lanes' pictures may be off what the clocks say.
constexpr Micros slack = std::chrono::minutes(1);

/// The first tick of a group after an instant: one each interval from its first flush on.
Instant tickAfter(Instant flush, Micros interval, Instant after)
{
    if (interval <= Micros(0) || after < flush)
        return std::max(flush, after);
    return flush + ((after - flush) / interval + 1) * interval;
}

std::vector<Label> groupOf(const NotificationRoute &route, const ExpectedLabels &labels)
{
    std::vector<Label> group;
    for (const std::string &name : route.groupBy) {
        const std::string *value = labels.find(name);
        if (value && !value->empty())
            group.push_back({name, *value});
    }
    std::ranges::sort(group, {}, &Label::name);
    return group;
}

bool areGrouped(const NotificationRoute &route, const ExpectedLabels &labels,
                const std::vector<Label> &others)
{
    return std::ranges::all_of(route.groupBy, [&](const std::string &name) {
        const std::string *value = labels.find(name);
        const auto other = std::ranges::find(others, name, &Label::name);
        return other == others.end() ? !value || value->empty() : value && *value == other->value;
    });
}

bool isLedBy(const NotificationRoute &route, const WalkedRoute &root, const ExpectedLabels &labels)
{
    return std::ranges::any_of(routesFor(root, labels), [&](const TakenRoute &taken) {
        return taken.isCertain && taken.route == &route;
    });
}

std::vector<Label> withExternal(std::vector<Label> labels, const std::vector<Label> &external)
{
    for (const Label &label : external) {
        if (std::ranges::find(labels, label.name, &Label::name) == labels.end())
            labels.push_back(label);
    }
    return labels;
}

} // namespace

bool Passage::isTooShort() const
{
    return !joined && spell.ended && spell.ended->stamp.at - spell.since.stamp.at < groupWait;
}

std::vector<Passage> Passages::of(const NamedAlert &named, const std::string &source) const
{
    std::vector<Passage> passages;
    for (const Teller &teller : tellers())
        add(teller, seenIn(named, teller.key, {}), passages);
    // What came and went between two looks at the one Alertmanager went through it all the same.
    if (!passages.empty() || tellers().size() != 1)
        return passages;
    const auto survey = m_surveys.find(source);
    const auto external =
        survey == m_surveys.end() ? std::vector<Label>() : survey->second->externalLabels;
    add(tellers().front(), seenIn(named, source, external), passages);
    return passages;
}

const std::vector<Passages::Teller> &Passages::tellers() const
{
    if (m_tellers)
        return *m_tellers;
    m_tellers.emplace();
    for (const AlertSource &source : m_day.plan().sources) {
        const std::string key = source.key.toStdString();
        const auto survey = m_surveys.find(key);
        if (source.type == AlertSource::Type::Alertmanager && survey != m_surveys.end()
            && survey->second->route)
            m_tellers->push_back({key, survey->second, WalkedRoute(*survey->second->route)});
    }
    return *m_tellers;
}

std::vector<Passages::Seen> Passages::seenIn(const NamedAlert &named, const std::string &source,
                                             const std::vector<Label> &external) const
{
    NamedAlert there = named;
    there.source = QString::fromStdString(source);
    std::vector<Seen> all;
    for (const Spell &spell : lastSpells(m_day, alertsNamed(m_day, there), m_window)) {
        const auto &labels = m_day.alerts().alerts()[spell.alert].labels;
        if (spell.since.latest() >= m_window.from)
            all.push_back({spell, ExpectedLabels::ofSeen(withExternal(labels, external))});
    }
    return all;
}

void Passages::add(const Teller &teller, const std::vector<Seen> &all,
                   std::vector<Passage> &passages) const
{
    for (const Seen &one : all) {
        for (const TakenRoute &taken : routesFor(teller.root, one.labels)) {
            const NotificationRoute &route = *taken.route;
            if (!taken.isCertain || route.receiver.empty())
                continue;
            passages.push_back({.teller = teller.key,
                                .group = groupOf(route, one.labels),
                                .groupWait = route.groupWait,
                                .spell = one.spell,
                                .joined = groupBefore(teller, route, one, all)});
        }
    }
}

std::optional<GroupBefore> Passages::groupBefore(const Teller &teller,
                                                 const NotificationRoute &route,
                                                 const Seen &joining,
                                                 const std::vector<Seen> &own) const
{
    const Instant joinedAt = joining.spell.since.stamp.at;
    const auto flush = firstFlush(teller, route, joining, own);
    if (!flush)
        return {};
    GroupBefore group{.notifiedAt = *flush};
    for (const Page &page : m_day.pages().pages()) {
        if (page.groupKey.empty() || page.at < group.notifiedAt - route.groupWait
            || page.at > joinedAt)
            continue;
        const OpenGroup told{.receiver = route.receiver, .labels = page.groupLabels};
        if (joins(told, route, joining.labels) != Likely::Yes)
            continue;
        group.notifiedAt = page.at;
        group.wasHeard = true;
    }
    group.nextFlush = tickAfter(group.notifiedAt, route.groupInterval, joinedAt);
    return group;
}

/// Of the group that another alert had opened before this one came, or this one itself before the
/// run, and that was still open then: a group disappears at the first flush after all its alerts
/// are over.
std::optional<Instant> Passages::firstFlush(const Teller &teller, const NotificationRoute &route,
                                            const Seen &joining, const std::vector<Seen> &own) const
{
    std::optional<Instant> first;
    if (route.groupsByAll)
        return first;
    const Instant joinedAt = joining.spell.since.stamp.at;
    const auto look = [&](const std::vector<std::uint32_t> &alerts, Instant until) {
        const Window near{joinedAt - route.groupInterval, until};
        for (const Spell &spell : lastSpells(m_day, alerts, near)) {
            const auto &labels = m_day.alerts().alerts()[spell.alert].labels;
            const Instant flush = spell.since.stamp.at + route.groupWait;
            const bool isGone = spell.ended && spell.ended->stamp.at <= joinedAt
                && tickAfter(flush, route.groupInterval, spell.ended->stamp.at) <= joinedAt;
            if (flush <= joinedAt && !isGone && (!first || flush < *first)
                && isLedBy(route, teller.root, ExpectedLabels::ofSeen(labels)))
                first = flush;
        }
    };
    const Grouped grouped = groupedWith(teller, route, joining, own);
    look(grouped.others, joinedAt);
    look(grouped.own, m_window.from - Micros(1));
    return first;
}

/// The alerts that the Alertmanager would tell of together with one, and was not without for too
/// long: others, and those that are asked about.
Passages::Grouped Passages::groupedWith(const Teller &teller, const NotificationRoute &route,
                                        const Seen &joining, const std::vector<Seen> &own) const
{
    const AlertBook &book = m_day.alerts();
    const Instant joinedAt = joining.spell.since.stamp.at;
    std::vector<bool> lanes;
    for (const Lane &lane : book.lanes()) {
        std::array<AlertState, 1> top{};
        if (lane.source == teller.key)
            lane.steps.columns(joinedAt - route.groupInterval - slack,
                               route.groupInterval + slack + Micros(1), top);
        lanes.push_back(top.front() != AlertState::Inactive);
    }
    const auto alertOf = [](const Seen &seen) { return seen.spell.alert; };
    Grouped grouped;
    for (std::uint32_t index = 0; index < book.alerts().size(); ++index) {
        const Alert &other = book.alerts()[index];
        if (!lanes[other.lane] || !areGrouped(route, joining.labels, other.labels))
            continue;
        const bool isOwn = std::ranges::find(own, index, alertOf) != own.end();
        (isOwn ? grouped.own : grouped.others).push_back(index);
    }
    return grouped;
}

} // namespace Chaos
