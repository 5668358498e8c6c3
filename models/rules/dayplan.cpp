// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/dayplan.h"

namespace Chaos {

namespace {

constexpr Micros aroundTimeBox = std::chrono::minutes(10);

Micros sinceMidnight(QTime time)
{
    return std::chrono::milliseconds(time.isValid() ? time.msecsSinceStartOfDay() : 0);
}

} // namespace

Micros slotOf(const Experiment &experiment)
{
    if (experiment.slot > Micros(0))
        return experiment.slot;
    return experiment.timeBox > Micros(0) ? experiment.timeBox + aroundTimeBox : Micros(0);
}

std::vector<PlannedSlot> dayPlanOf(const Plan &plan)
{
    std::vector<PlannedSlot> day;
    Micros at = sinceMidnight(plan.day.from);
    const auto add = [&](const QString &experiment, const QString &pause, Micros length) {
        day.push_back({.experiment = experiment, .pause = pause, .from = at, .length = length});
        at += length;
    };
    const auto rest = [&](const QString &after) {
        for (const Break &pause : plan.breaks) {
            if (pause.after == after)
                add({}, pause.key, pause.length);
        }
    };
    rest({});
    for (const Experiment &experiment : plan.experiments) {
        if (experiment.takenOut.isEmpty())
            add(experiment.key, {}, slotOf(experiment));
        rest(experiment.key);
    }
    return day;
}

std::optional<Micros> overrunOf(const Plan &plan)
{
    if (!plan.day.from.isValid() || !plan.day.to.isValid())
        return {};
    const std::vector<PlannedSlot> day = dayPlanOf(plan);
    const Micros end =
        day.empty() ? sinceMidnight(plan.day.from) : day.back().from + day.back().length;
    return end - sinceMidnight(plan.day.to);
}

} // namespace Chaos
