// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/correction.h"
#include "models/rules/matching.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace Chaos {

namespace {

bool isActive(AlertState state)
{
    return state >= AlertState::Pending;
}

bool wasActiveIn(const Lane &lane, const Window &window)
{
    std::array<AlertState, 1> top{};
    lane.steps.columns(window.from, window.to - window.from + Micros(1), top);
    return isActive(top.front());
}

/// Whether any alert of the lane began to fire after the trigger, though others fired before it.
bool firedAnew(const Day &day, const Lane &lane, const Stamp &trigger, const Window &window)
{
    const SourceClock clock(day, lane.source, window.from);
    std::unordered_map<std::uint32_t, bool> isFiring;
    for (const AlertChange &change : lane.changes) {
        bool &firing = isFiring[change.alert];
        const bool fires =
            change.state == AlertState::Firing || change.state == AlertState::Suppressed;
        const bool began = fires && (!firing || change.evidence == Evidence::Stamp);
        if (change.state != AlertState::Unknown)
            firing = fires;
        if (!began)
            continue;
        const Reading reading{.at = change.since,
                              .plusMinus = Micros(change.plusMinusUs),
                              .evidence = change.evidence,
                              .seenAt = change.seenAt};
        const Correction when = clock.correct(reading);
        if (change.seenAt >= window.from && when.latest() >= trigger.at - trigger.plusMinus
            && when.earliest() <= window.to)
            return true;
    }
    return false;
}

/// Lanes that an experiment names; the best meaning a lane has wins: expected before guard.
std::vector<std::optional<AttributedLane>> namedLanes(const Day &day, const Experiment &experiment)
{
    const AlertBook &book = day.alerts();
    std::vector<std::optional<AttributedLane>> lanes(book.lanes().size());
    const auto name = [&](const NamedAlert &named, Attribution as, int expected) {
        for (const std::uint32_t index : alertsNamed(book, named)) {
            const std::uint32_t lane = book.alerts()[index].lane;
            if (!lanes[lane])
                lanes[lane] = AttributedLane{lane, as, expected};
        }
    };
    const auto nameAll = [&](auto heard) {
        for (std::size_t i = 0; i < experiment.expectedAlerts.size(); ++i)
            name(heard(experiment.expectedAlerts[i].alert), Attribution::Expected, int(i));
        for (const NamedAlert &guard : experiment.guardAlerts)
            name(heard(guard), Attribution::Guard, -1);
    };
    nameAll([](const NamedAlert &named) { return named; });
    // The same problem, as another source tells it, surprises nobody.
    nameAll([](NamedAlert named) {
        named.source.clear();
        return named;
    });
    return lanes;
}

std::optional<Attribution> unnamed(const Day &day, const Run &run, const Lane &lane,
                                   const std::optional<Window> &window, Instant now)
{
    if (!window) {
        const bool isBefore = run.state == RunState::Started && isActive(lane.steps.at(now));
        return isBefore ? std::optional(Attribution::BeforeTrigger) : std::nullopt;
    }
    if (!wasActiveIn(lane, *window))
        return {};
    const bool wasActive = isActive(lane.steps.at(window->from - Micros(1)));
    if (wasActive && !firedAnew(day, lane, *run.triggeredAt, *window))
        return Attribution::BeforeTrigger;
    return Attribution::Unexpected;
}

} // namespace

std::vector<AttributedLane> attribute(const Day &day, const Run &run, Instant now)
{
    static const Experiment unknown;
    const Experiment *planned = day.plan().experiment(run.experiment);
    auto named = namedLanes(day, planned ? *planned : unknown);
    const auto window = windowOf(run, now);
    std::vector<AttributedLane> result;
    for (std::uint32_t index = 0; index < named.size(); ++index) {
        if (named[index]) {
            result.push_back(*named[index]);
            continue;
        }
        if (const auto as = unnamed(day, run, day.alerts().lanes()[index], window, now))
            result.push_back({.lane = index, .as = *as});
    }
    return result;
}

} // namespace Chaos
