// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/unplanned.h"

#include "models/rules/playing.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Unplanned
{
    Q_DECLARE_TR_FUNCTIONS(Unplanned)
};

Failure refused(const QString &why)
{
    return {Failure::Kind::BadInput, why};
}

/// What is said in a refusal or a title of what people wrote.
QString inShort(const QString &text)
{
    constexpr qsizetype longest = 120;
    return text.simplified().left(longest);
}

QString playerThen(const Plan &plan, const QString &role, const QString &experiment)
{
    const Experiment *planned = plan.experiment(experiment);
    const QString player = planned ? playerOf(plan, role, *planned) : playerOfDay(plan, role);
    return player.isEmpty() ? QString() : nameOf(plan, player);
}

/// The first instant from `from` on at which the lane becomes active; nothing up to `to`.
std::optional<Instant> nextRise(const Lane &lane, Instant from, Instant to)
{
    bool wasActive = lane.steps.at(from - Micros(1)) >= AlertState::Pending;
    for (Instant at = lane.steps.nextStep(from); at <= to;
         at = lane.steps.nextStep(at + Micros(1))) {
        const bool isActive = lane.steps.at(at) >= AlertState::Pending;
        if (isActive && !wasActive)
            return at;
        wasActive = isActive;
    }
    return {};
}

} // namespace

std::vector<ToTell> whoIsTold(const Day &day, const UnplannedEvent &event)
{
    std::vector<ToTell> people;
    const std::vector<Role> roles = day.plan().playedRoles();
    for (const QString &key : {u"chaos-incident-commander"_s, u"incident-commander"_s}) {
        const auto role = std::ranges::find(roles, key, &Role::key);
        if (role == roles.end())
            continue;
        people.push_back({.role = key,
                          .title = role->title.isEmpty() ? key : role->title,
                          .name = playerThen(day.plan(), key, event.experiment),
                          .isTold = event.isTold(key)});
    }
    return people;
}

Outcome<Entry> declareEvent(const Day &day, const QString &what)
{
    if (const UnplannedEvent *open = day.openEvent()) {
        return refused(Unplanned::tr("An unplanned event is open already: %1. Say how it ended "
                                     "before the next one.")
                           .arg(inShort(open->what)));
    }
    const QString said = what.simplified();
    if (said.isEmpty())
        return refused(Unplanned::tr("Say in a line what broke."));
    const Run *current = day.current();
    return Entries::eventDeclared(u"event-%1"_s.arg(day.events().size() + 1), said,
                                  current ? current->experiment : QString());
}

Outcome<Entry> endEvent(const Day &day, const QString &how)
{
    const UnplannedEvent *open = day.openEvent();
    if (!open)
        return refused(Unplanned::tr("No unplanned event is open."));
    const QString said = how.simplified();
    if (said.isEmpty())
        return refused(Unplanned::tr("Say in a line how it ended."));
    return Entries::eventOver(open->key, said);
}

std::optional<Failure> againstBreaking(const Day &day)
{
    if (const auto &stop = day.stop()) {
        return refused(stop->reason.isEmpty()
                           ? Unplanned::tr("The emergency stop is raised. Nothing is started or "
                                           "triggered until it is lifted.")
                           : Unplanned::tr("The emergency stop is raised: %1. Nothing is started "
                                           "or triggered until it is lifted.")
                                 .arg(inShort(stop->reason)));
    }
    const UnplannedEvent *open = day.openEvent();
    if (!open)
        return {};
    return refused(Unplanned::tr("An unplanned event is open: %1. Nothing is started or triggered "
                                 "until it is over.")
                       .arg(inShort(open->what)));
}

const UnplannedEvent *eventAt(const Day &day, Instant then)
{
    const auto &events = day.events();
    const auto it = std::ranges::find_if(
        events, [then](const UnplannedEvent &event) { return event.covers(then); });
    return it == events.end() ? nullptr : &*it;
}

bool beganInEvents(const Day &day, const Lane &lane, Instant from, Instant to)
{
    if (day.events().empty())
        return false;
    auto rise = nextRise(lane, from, to);
    if (!rise)
        return false;
    for (; rise; rise = nextRise(lane, *rise + Micros(1), to)) {
        if (!eventAt(day, *rise))
            return false;
    }
    return true;
}

std::vector<std::uint32_t> lanesOf(const Day &day, const UnplannedEvent &event, Instant now)
{
    std::vector<std::pair<Instant, std::uint32_t>> begun;
    const auto &lanes = day.alerts().lanes();
    const Instant to = event.overAt ? *event.overAt - Micros(1) : now;
    for (std::uint32_t index = 0; index < lanes.size(); ++index) {
        if (const auto rise = nextRise(lanes[index], event.at, to))
            begun.emplace_back(*rise, index);
    }
    std::ranges::sort(begun);
    std::vector<std::uint32_t> found;
    for (const auto &[at, lane] : begun)
        found.push_back(lane);
    return found;
}

} // namespace Chaos
