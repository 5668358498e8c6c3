// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/belief.h"

#include "models/rules/correction.h"

#include <algorithm>

namespace Chaos {

namespace {

bool hasProbeRules(const Plan &plan)
{
    return std::ranges::any_of(plan.hosts,
                               [](const StagingHost &host) { return !host.rules.empty(); });
}

} // namespace

Belief beliefIn(const Day &day, const QString &source, const Window &window)
{
    const std::string key = source.toStdString();
    const auto &history = day.world().sourceHistory(key);
    if (history.empty() && readsRoomClock(day.plan(), key))
        return {};

    SourceStanding standing;
    Belief belief;
    const auto doubt = [&](const SourceStanding &why) {
        belief.throughout = false;
        if (!why.reason.isEmpty())
            belief.reason = why.reason;
    };
    auto next = history.begin();
    for (; next != history.end() && next->since <= window.from; ++next)
        standing = *next;
    if (standing.health != SourceHealth::Live)
        doubt(standing);
    for (; next != history.end() && next->since <= window.to; ++next) {
        standing = *next;
        if (standing.health != SourceHealth::Live)
            doubt(standing);
    }
    belief.atEnd = standing.health == SourceHealth::Live;
    return belief;
}

Belief beliefInAll(const Day &day, const Window &window)
{
    const Plan &plan = day.plan();
    if (plan.sources.empty() && !hasProbeRules(plan))
        return {.throughout = false, .atEnd = false};
    Belief all;
    for (const AlertSource &source : plan.sources) {
        const Belief one = beliefIn(day, source.key, window);
        all.throughout &= one.throughout;
        all.atEnd &= one.atEnd;
        if (!one.reason.isEmpty())
            all.reason = one.reason;
    }
    return all;
}

} // namespace Chaos
