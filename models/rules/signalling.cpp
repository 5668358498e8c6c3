// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/signalling.h"

#include "models/day/day.h"
#include "models/rules/labelvalue.h"

#include <algorithm>

namespace Chaos {

namespace {

using Opens = IssuePolicy::Opens;

} // namespace

Reach signallingOf(const SignalSettings &signal)
{
    const Micros slide = signal.slide > Micros(0) ? signal.slide : signal.window;
    const std::int64_t points = signal.isEachPoint && slide > Micros(0)
        ? std::max<std::int64_t>((signal.crossedFor + slide - Micros(1)) / slide, 1)
        : 1;
    const Micros shortest = signal.wait + (points - 1) * slide;
    return {.earliest = shortest,
            .typical = shortest + (signal.window + slide) / 2,
            .latest = shortest + signal.window + slide};
}

bool shareAnIssue(const Survey &survey, const AlertRule &one, const AlertRule &other)
{
    const IssuePolicy *policy = survey.policyOf(one);
    if (!policy || policy != survey.policyOf(other))
        return false;
    return policy->opens == Opens::ForAll
        || (policy->opens == Opens::ForCondition && &one == &other);
}

std::string openIssueFor(const Day &day, std::string_view source, const Survey &survey,
                         const AlertRule &rule)
{
    const IssuePolicy *policy = survey.policyOf(rule);
    if (!policy || policy->opens == Opens::ForTarget)
        return {};
    const AlertBook &book = day.alerts();
    for (const Alert &alert : book.alerts()) {
        const Lane &lane = book.lanes()[alert.lane];
        if (alert.state != AlertState::Firing || lane.source != source)
            continue;
        const std::string_view of = labelValue(alert.labels, "policy");
        const std::string_view issue = labelValue(alert.labels, "issue");
        if (!of.empty() && !issue.empty() && of == policy->name
            && (policy->opens == Opens::ForAll || lane.name == rule.name))
            return std::string(issue);
    }
    return {};
}

} // namespace Chaos
