// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/edithistory.h"

#include "models/day/entries.h"
#include "models/day/planjson.h"
#include "models/items/memberchange.h"

#include <QJsonDocument>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t longestHistory = 200; ///< edits

/// What is told apart by keys: where it stands in a plan, and how it leaves it.
template<typename Value>
struct List
{
    std::vector<Value> Plan::*values;
    Kind planned;
    Kind removed;
};
constexpr List<Team> teams{&Plan::teams, Kind::TeamPlanned, Kind::TeamRemoved};
constexpr List<Person> people{&Plan::people, Kind::PersonPlanned, Kind::PersonRemoved};
constexpr List<Role> roles{&Plan::roles, Kind::RoleNamed, Kind::RoleRemoved};
constexpr List<AlertSource> sources{&Plan::sources, Kind::SourcePlanned, Kind::SourceRemoved};
constexpr List<StagingHost> hosts{&Plan::hosts, Kind::HostPlanned, Kind::HostRemoved};
constexpr List<PlannedProxy> proxies{&Plan::proxies, Kind::ProxyPlanned, Kind::ProxyRemoved};
constexpr List<Experiment> experiments{&Plan::experiments, Kind::ExperimentPlanned,
                                       Kind::ExperimentRemoved};
constexpr List<Break> breaks{&Plan::breaks, Kind::BreakPlanned, Kind::BreakRemoved};
constexpr List<Contact> contacts{&Plan::contacts, Kind::ContactPlanned, Kind::ContactRemoved};
constexpr List<BuyIn> buyIns{&Plan::buyIns, Kind::BuyInPlanned, Kind::BuyInRemoved};

/// Calls `act` with the list that a kind of entry is about; false: it is about none.
template<typename Act>
bool withList(Kind kind, Act act)
{
    const auto is = [kind](const auto &list) {
        return kind == list.planned || kind == list.removed;
    };
    const auto tried = [&](const auto &list) {
        if (!is(list))
            return false;
        act(list);
        return true;
    };
    return tried(teams) || tried(people) || tried(roles) || tried(sources) || tried(hosts)
        || tried(proxies) || tried(experiments) || tried(breaks) || tried(contacts)
        || tried(buyIns);
}

QJsonObject payloadOf(const Entry &entry)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(entry.payload)).object();
}

template<typename Value>
QJsonObject valueWith(const std::vector<Value> &values, const QString &key)
{
    const auto it = std::ranges::find(values, key, &Value::key);
    return it == values.end() ? QJsonObject() : PlanJson::write(*it);
}

template<typename Value>
QStringList keysOf(const std::vector<Value> &values)
{
    QStringList keys;
    for (const Value &value : values)
        keys.push_back(value.key);
    return keys;
}

template<typename Value>
Entry planned(const QJsonObject &json, const QString &key)
{
    Value value;
    PlanJson::read(json, value);
    value.key = key;
    return Entries::planned(value);
}

/// As `PlanJson` writes it, whatever an entry leaves out.
template<typename Value>
QJsonObject whole(const QJsonObject &json)
{
    Value value;
    PlanJson::read(json, value);
    return PlanJson::write(value);
}

const Assignment *assignmentIn(const Plan &plan, const QString &role, const QString &experiment)
{
    const auto it = std::ranges::find_if(plan.assignments, [&](const Assignment &one) {
        return one.role == role && one.experiment == experiment;
    });
    return it == plan.assignments.end() ? nullptr : &*it;
}

Footprint assignedFootprint(const Plan &before, const QString &role, const QJsonObject &payload)
{
    Assignment assignment;
    PlanJson::read(payload, assignment);
    assignment.role = role;
    Footprint footprint{
        .kind = Kind::RoleAssigned, .key = role, .after = PlanJson::write(assignment)};
    const Assignment *old = assignmentIn(before, role, assignment.experiment);
    footprint.before =
        PlanJson::write(old ? *old : Assignment{.role = role, .experiment = assignment.experiment});
    return footprint;
}

/// Behind the nearest of those that stood before it and still stand somewhere.
qsizetype placeIn(const QStringList &now, const QStringList &before, const QString &key)
{
    for (qsizetype at = before.indexOf(key) - 1; at >= 0; --at) {
        if (const qsizetype there = now.indexOf(before[at]); there >= 0)
            return there + 1;
    }
    return 0;
}

/// Brings a value back to where it stood. Only experiments can be ordered; what else stood behind
/// it is taken out and planned again, which leaves it as it is and puts it behind.
template<typename Value>
std::vector<Entry> restored(const List<Value> &list, const Footprint &footprint, const Plan &now)
{
    std::vector<Entry> entries{planned<Value>(footprint.before, footprint.key)};
    QStringList keys = keysOf(now.*list.values);
    keys.removeAll(footprint.key);
    const qsizetype place = placeIn(keys, footprint.order, footprint.key);
    if (place == keys.size())
        return entries;
    if constexpr (std::is_same_v<Value, Experiment>) {
        keys.insert(place, footprint.key);
        entries.push_back(Entries::ordered(keys));
    } else {
        for (const Value &value : now.*list.values) {
            if (keys.indexOf(value.key) < place)
                continue;
            entries.push_back(Entries::removed(list.removed, value.key));
            entries.push_back(Entries::planned(value));
        }
    }
    return entries;
}

template<typename Value>
std::vector<Entry> undone(const List<Value> &list, const Footprint &footprint, const Plan &now)
{
    if (footprint.before.isEmpty() && footprint.after.isEmpty())
        return {};
    if (footprint.before.isEmpty())
        return {Entries::removed(list.removed, footprint.key)};
    if (footprint.after.isEmpty())
        return restored(list, footprint, now);
    const QJsonObject current = valueWith(now.*list.values, footprint.key);
    if (current.isEmpty())
        return {};
    const MemberChange back{footprint.after, footprint.before};
    return {planned<Value>(back.appliedTo(current), footprint.key)};
}

Entry described(const Footprint &footprint, const Plan &now)
{
    const MemberChange back{footprint.after, footprint.before};
    DayDescription day;
    PlanJson::read(back.appliedTo(PlanJson::write(now.day)), day);
    return Entries::described(day);
}

Entry assigned(const Footprint &footprint)
{
    Assignment assignment;
    PlanJson::read(footprint.before, assignment);
    assignment.role = footprint.key;
    return Entries::assigned(assignment);
}

} // namespace

std::optional<Footprint> footprintOf(const Plan &before, const Entry &entry)
{
    const QString key = QString::fromStdString(entry.subject);
    Footprint footprint{.kind = entry.kind, .key = key};
    switch (entry.kind) {
    case Kind::DayDescribed:
        footprint.before = PlanJson::write(before.day);
        footprint.after = whole<DayDescription>(payloadOf(entry));
        return footprint;
    case Kind::QueueOrdered:
        footprint.order = keysOf(before.experiments);
        return footprint;
    case Kind::RoleAssigned:
        return assignedFootprint(before, key, payloadOf(entry));
    default:
        break;
    }
    const bool isOfList = withList(entry.kind, [&]<typename Value>(const List<Value> &list) {
        footprint.before = valueWith(before.*list.values, key);
        if (entry.kind == list.planned) {
            footprint.after = whole<Value>(payloadOf(entry));
            footprint.after[u"key"_s] = key;
        } else {
            footprint.order = keysOf(before.*list.values);
        }
    });
    return isOfList ? std::optional(footprint) : std::nullopt;
}

std::vector<Entry> undoOf(const Footprint &footprint, const Plan &now)
{
    switch (footprint.kind) {
    case Kind::DayDescribed:
        return {described(footprint, now)};
    case Kind::QueueOrdered:
        return {Entries::ordered(footprint.order)};
    case Kind::RoleAssigned:
        return {assigned(footprint)};
    default:
        break;
    }
    std::vector<Entry> entries;
    withList(footprint.kind, [&](const auto &list) { entries = undone(list, footprint, now); });
    return entries;
}

std::vector<Entry> undoOf(const Plan &before, const Entry &entry, const Plan &now)
{
    const auto footprint = footprintOf(before, entry);
    return footprint ? undoOf(*footprint, now) : std::vector<Entry>();
}

void EditHistory::note(const Plan &before, std::span<const Entry> entries)
{
    Edit edit;
    for (const Entry &entry : entries) {
        if (auto footprint = footprintOf(before, entry))
            edit.push_back(std::move(*footprint));
    }
    if (edit.empty())
        return;
    m_undone.clear();
    m_done.push_back(std::move(edit));
    if (m_done.size() > longestHistory)
        m_done.erase(m_done.begin());
}

void EditHistory::clear()
{
    m_done.clear();
    m_undone.clear();
}

std::optional<EditHistory::Step> EditHistory::stepOf(const std::vector<Edit> &edits)
{
    if (edits.empty())
        return {};
    const Footprint &first = edits.back().front();
    const QJsonObject &value = first.before.isEmpty() ? first.after : first.before;
    Step step{.kind = first.kind, .key = first.key, .entries = edits.back().size()};
    for (const auto name : {"title"_L1, "name"_L1, "subject"_L1}) {
        if (step.title.isEmpty())
            step.title = value[name].toString();
    }
    if (!first.before.isEmpty() && !first.after.isEmpty())
        step.members = MemberChange{first.before, first.after}.members();
    return step;
}

std::vector<Entry> EditHistory::turn(std::vector<Edit> &from, std::vector<Edit> &to,
                                     const Plan &now)
{
    while (!from.empty()) {
        const Edit edit = std::move(from.back());
        from.pop_back();
        std::vector<Entry> entries;
        Edit back;
        // The last came on top of the others, so it goes first.
        for (auto footprint = edit.rbegin(); footprint != edit.rend(); ++footprint) {
            for (Entry &entry : undoOf(*footprint, now)) {
                if (auto print = footprintOf(now, entry))
                    back.push_back(std::move(*print));
                entries.push_back(std::move(entry));
            }
        }
        if (entries.empty())
            continue; // nothing is left of that one: the one before it, then
        to.push_back(std::move(back));
        return entries;
    }
    return {};
}

} // namespace Chaos
