// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/bridge.h"

#include "models/rules/tripping.h"

#include <algorithm>

namespace Chaos {

namespace {

/// The experiment under way, or the one that comes next.
const Run *shownRun(const Day &day, const std::optional<DueAct> &due)
{
    if (const Run *current = day.current())
        return current;
    return due ? day.run(due->experiment) : nullptr;
}

void count(Bridge &bridge, const Plan &plan)
{
    for (const Experiment &experiment : plan.experiments) {
        if (!experiment.takenOut.isEmpty())
            continue;
        ++bridge.count;
        if (experiment.key == bridge.experiment)
            bridge.ordinal = bridge.count;
    }
}

/// Breaking something is locked in sight; an act on the way back says why when it is tried.
QString lockOn(const Day &day, const DueAct &due)
{
    if (due.act != Act::Start && due.act != Act::Trigger)
        return {};
    const auto failure = refusalOf(day, due.act, due.experiment);
    return failure ? failure->detail : QString();
}

} // namespace

Bridge bridgeOf(const Day &day, Instant now)
{
    Bridge bridge{.environment = day.plan().day.environment, .due = dueAct(day)};
    const Run *run = shownRun(day, bridge.due);
    if (run)
        bridge.experiment = run->experiment;
    count(bridge, day.plan());
    if (bridge.due)
        bridge.locked = lockOn(day, *bridge.due);
    if (!run)
        return bridge;

    bridge.state = run->state;
    bridge.canBackOut = run->state == RunState::Triggered;
    bridge.alarm = alarmsOf(*run, guardsOf(day, *run, now)).join(QStringLiteral(", "));
    bridge.title = run->experiment;
    const Experiment *planned = day.plan().experiment(run->experiment);
    if (planned) {
        if (!planned->title.isEmpty())
            bridge.title = planned->title;
        bridge.hypothesis = planned->hypothesis;
        if (!planned->environment.isEmpty())
            bridge.environment = planned->environment;
    }
    const bool hasTimeBox = planned && planned->timeBox > Micros(0);
    if (const auto window = windowOf(*run, now)) {
        bridge.sinceTrigger = window->to - window->from;
        if (hasTimeBox)
            bridge.timeBoxLeft = planned->timeBox - *bridge.sinceTrigger;
        const RunTiming timing = timingOf(day, *run, now);
        bridge.timeToKnow = timing.timeToKnow;
        bridge.timeToDetection = timing.timeToDetection;
    } else if (hasTimeBox && run->state == RunState::Started) {
        bridge.timeBoxLeft = planned->timeBox;
    }
    return bridge;
}

} // namespace Chaos
