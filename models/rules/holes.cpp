// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/acts.h"

#include <algorithm>

namespace Chaos {

namespace {

bool isBlank(const QStringList &lines)
{
    return std::ranges::all_of(lines, [](const QString &line) { return line.trimmed().isEmpty(); });
}

/// Each key is told once, in the order in which the experiment uses it.
void addUnknown(std::vector<Hole> &holes, Hole::What what, const QString &key, bool isKnown)
{
    const Hole hole{what, key};
    if (!key.isEmpty() && !isKnown && std::ranges::find(holes, hole) == holes.end())
        holes.push_back(hole);
}

} // namespace

std::vector<Hole> holesOf(const Plan &plan, const Experiment &experiment)
{
    std::vector<Hole> holes;
    const auto missing = [&](bool isMissing, Hole::What what) {
        if (isMissing)
            holes.push_back({.what = what});
    };
    missing(experiment.hypothesis.trimmed().isEmpty(), Hole::What::NoHypothesis);
    missing(experiment.expectedAlerts.empty(), Hole::What::NoExpectedAlert);
    missing(isBlank(experiment.backOutCriteria), Hole::What::NoBackOutCriteria);
    missing(isBlank(experiment.backOutPlan), Hole::What::NoBackOutPlan);
    missing(isBlank(experiment.resetCriteria), Hole::What::NoResetCriteria);
    missing(experiment.timeBox <= Micros(0), Hole::What::NoTimeBox);
    missing(experiment.method.empty(), Hole::What::NoMethod);

    const auto source = [&](const QString &key) {
        addUnknown(holes, Hole::What::UnknownSource, key, plan.source(key));
    };
    for (const ExpectedAlert &expected : experiment.expectedAlerts)
        source(expected.alert.source);
    for (const NamedAlert &guard : experiment.guardAlerts)
        source(guard.source);
    for (const SteadyState &steady : experiment.steadyStates) {
        source(steady.source);
        addUnknown(holes, Hole::What::UnknownHost, steady.host, plan.host(steady.host));
    }
    return holes;
}

} // namespace Chaos
