// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/survey.h"
#include "models/rules/expectedlabels.h"
#include "models/rules/reach.h"

#include <vector>

namespace Chaos {

/// A tree of routes, made ready to be walked for thousands of alerts. Refers to the survey's.
struct WalkedRoute
{
    explicit WalkedRoute(const NotificationRoute &route);

    const NotificationRoute *route;
    std::vector<NamedCondition> conditions;
    std::vector<WalkedRoute> routes;
};

/// A route that an alert takes, or, where a label decides that nobody knows, may take.
struct TakenRoute
{
    const NotificationRoute *route = nullptr;
    bool isCertain = true;
    bool operator==(const TakenRoute &) const = default;
};

/// The first child that matches is taken, and the ones after it only if it goes on; a route none of
/// whose children matches is taken itself (integrations §3.1; prometheus/alertmanager
/// `dispatch/route.go`). The root matches everything. Never empty.
[[nodiscard]] std::vector<TakenRoute> routesFor(const WalkedRoute &root,
                                                const ExpectedLabels &labels);

/// Whether an alert that takes the route joins a group that has been told of already.
[[nodiscard]] Likely joins(const OpenGroup &group, const NotificationRoute &route,
                           const ExpectedLabels &labels);

/// When a person is told of an alert that fires within `known` (integrations §3.1;
/// prometheus/alertmanager `dispatch/dispatch.go`):
///
///     a new group      known + group_wait
///     a group open     known + 0 … group_interval          the next of its ticks
///     perhaps open     from the first to the last of both
///
/// Latest has `longestSend` in addition: the way from source to receiver.
[[nodiscard]] Reach tellingOf(const Reach &known, const NotificationRoute &route,
                              Likely joinsOpenGroup);

inline constexpr Micros longestSend = std::chrono::seconds(1);

} // namespace Chaos
