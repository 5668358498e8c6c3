// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/uses.h"

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

/// Titles of the experiments that have an alert, a steady state or a measured criterion that is
/// meant.
template<typename OfAlert, typename OfNumber>
QStringList titlesWhere(const Plan &plan, OfAlert ofAlert, OfNumber ofNumber)
{
    QStringList titles;
    for (const Experiment &one : plan.experiments) {
        const bool isUsed = std::ranges::any_of(one.expectedAlerts, ofAlert, &ExpectedAlert::alert)
            || std::ranges::any_of(one.guardAlerts, ofAlert)
            || std::ranges::any_of(one.steadyStates, ofNumber)
            || std::ranges::any_of(one.measuredCriteria, ofNumber);
        if (isUsed)
            titles << (one.title.isEmpty() ? one.key : one.title);
    }
    return titles;
}

bool isRoom(const Plan &plan, const QString &source)
{
    const AlertSource *known = plan.source(source);
    return source == "room"_L1 || (known && known->type == AlertSource::Type::Room);
}

} // namespace

QStringList usesOfHost(const Plan &plan, const QString &host)
{
    const auto hasRule = [](const StagingHost &one, const QString &name) {
        return std::ranges::count(one.rules, name, &ProbeRule::name) > 0;
    };
    const auto isOnlyIts = [&](const NamedAlert &alert) {
        const StagingHost *own = plan.host(host);
        return own && (alert.source.isEmpty() || isRoom(plan, alert.source))
            && hasRule(*own, alert.name)
            && std::ranges::count_if(
                   plan.hosts, [&](const StagingHost &one) { return hasRule(one, alert.name); })
            == 1;
    };
    return titlesWhere(plan, isOnlyIts, [&](const auto &number) { return number.host == host; });
}

QStringList usesOfSource(const Plan &plan, const QString &source)
{
    return titlesWhere(
        plan, [&](const NamedAlert &alert) { return alert.source == source; },
        [&](const auto &number) { return number.source == source; });
}

} // namespace Chaos
