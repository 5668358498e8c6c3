// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/canaryproof.h"
#include "models/rules/correction.h"
#include "models/rules/matching.h"
#include "models/rules/titles.h"
#include "models/rules/unplanned.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>
#include <utility>

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

bool fires(const AlertChange &change)
{
    return change.state == AlertState::Firing || change.state == AlertState::Suppressed;
}

/// Which alerts of a lane fired after so many of its changes. What is asked of few alerts is looked
/// up backwards: a lane may have changed a million times before that.
class FiringBefore
{
public:
    FiringBefore(const Lane &lane, std::size_t end)
        : m_before(lane.changes.begin(), lane.changes.begin() + std::ptrdiff_t(end))
    {}

    bool of(std::uint32_t alert)
    {
        constexpr int few = 32;
        if (++m_asked > few)
            return ofMany(alert);
        const auto backwards = std::views::reverse(m_before);
        const auto last = std::ranges::find_if(backwards, [alert](const AlertChange &change) {
            return change.alert == alert && change.state != AlertState::Unknown;
        });
        return last != backwards.end() && fires(*last);
    }

private:
    bool ofMany(std::uint32_t alert)
    {
        for (const AlertChange &change : std::exchange(m_before, {})) {
            if (change.state != AlertState::Unknown)
                m_all[change.alert] = fires(change);
        }
        const auto known = m_all.find(alert);
        return known != m_all.end() && known->second;
    }

    AlertChanges m_before;
    std::unordered_map<std::uint32_t, bool> m_all; ///< once many were asked for
    int m_asked = 0;
};

/// Whether any alert of the lane began to fire after the trigger, though others fired before it.
bool firedAnew(const Day &day, const Lane &lane, const Stamp &trigger, const Window &window)
{
    const SourceClock clock(day, lane.source, window.from);
    const auto seen = std::ranges::find_if(
        lane.changes, [&](const AlertChange &change) { return change.seenAt >= window.from; });
    FiringBefore before(lane, std::size_t(seen - lane.changes.begin()));
    std::unordered_map<std::uint32_t, bool> isFiring;
    for (const AlertChange &change : AlertChanges(seen, lane.changes.end())) {
        const auto [known, isNew] = isFiring.try_emplace(change.alert, false);
        if (isNew)
            known->second = before.of(change.alert);
        const bool began = fires(change) && (!known->second || change.evidence == Evidence::Stamp);
        if (change.state != AlertState::Unknown)
            known->second = fires(change);
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

/// Lanes that an on-call system called by a title that names the alert: another stage of the same
/// problem.
std::vector<std::uint32_t> lanesTitled(const Day &day, const NamedAlert &named)
{
    const std::string name = named.name.toStdString();
    std::vector<std::uint32_t> titled;
    const auto &lanes = day.alerts().lanes();
    for (std::uint32_t index = 0; index < lanes.size(); ++index) {
        if (isTitled(day, lanes[index].source, lanes[index].name, name))
            titled.push_back(index);
    }
    return titled;
}

/// Lanes that an experiment names; the best meaning a lane has wins: expected before guard.
std::vector<std::optional<AttributedLane>> namedLanes(const Day &day, const Experiment &experiment)
{
    const AlertBook &book = day.alerts();
    std::vector<std::optional<AttributedLane>> lanes(book.lanes().size());
    const auto lanesNamed = [&](const NamedAlert &named) {
        std::vector<std::uint32_t> found;
        for (const std::uint32_t index : alertsNamed(day, named))
            found.push_back(book.alerts()[index].lane);
        return found;
    };
    const auto nameAll = [&](auto lanesOf) {
        const auto name = [&](const NamedAlert &named, Attribution as, int expected) {
            for (const std::uint32_t lane : lanesOf(named)) {
                if (!lanes[lane])
                    lanes[lane] = AttributedLane{lane, as, expected};
            }
        };
        for (std::size_t i = 0; i < experiment.expectedAlerts.size(); ++i)
            name(experiment.expectedAlerts[i].alert, Attribution::Expected, int(i));
        for (const NamedAlert &guard : experiment.guardAlerts)
            name(guard, Attribution::Guard, -1);
    };
    nameAll(lanesNamed);
    // The same problem, as another source tells it, surprises nobody.
    nameAll([&](NamedAlert named) {
        named.source.clear();
        return lanesNamed(named);
    });
    nameAll([&](const NamedAlert &named) { return lanesTitled(day, named); });
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
    return beganInEvents(day, lane, window->from, window->to) ? Attribution::DuringEvent
                                                              : Attribution::Unexpected;
}

} // namespace

std::vector<AttributedLane> attribute(const Day &day, const Run &run, Instant now)
{
    static const Experiment unknown;
    const Experiment *planned = day.plan().experiment(run.experiment);
    auto named = namedLanes(day, planned ? *planned : unknown);
    const auto window = windowOf(run, now);
    const std::vector<bool> isCanary = canaryLanes(day);
    std::vector<AttributedLane> result;
    for (std::uint32_t index = 0; index < named.size(); ++index) {
        if (!isCanary.empty() && isCanary[index])
            continue;
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
