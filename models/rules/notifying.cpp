// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/notifying.h"

#include <algorithm>

namespace Chaos {

WalkedRoute::WalkedRoute(const NotificationRoute &from)
    : route(&from)
    , conditions(conditionsOf(from.matchers))
{
    routes.reserve(from.routes.size());
    for (const NotificationRoute &child : from.routes)
        routes.emplace_back(child);
}

namespace {

void walk(const WalkedRoute &at, bool isCertain, const ExpectedLabels &labels,
          std::vector<TakenRoute> &taken)
{
    bool goesDown = false; // some child takes it for sure
    bool mayHave = false; // some child may have taken it, and kept it from the rest
    bool mayGoDown = false;
    for (const WalkedRoute &child : at.routes) {
        const Likely match = labels.meetAll(child.conditions);
        if (match == Likely::No)
            continue;
        walk(child, isCertain && match == Likely::Yes && !mayHave, labels, taken);
        mayGoDown = true;
        goesDown |= match == Likely::Yes;
        if (child.route->goesOn)
            continue;
        if (match == Likely::Yes)
            break;
        mayHave = true;
    }
    if (!goesDown)
        taken.push_back({at.route, isCertain && !mayGoDown});
}

} // namespace

std::vector<TakenRoute> routesFor(const WalkedRoute &root, const ExpectedLabels &labels)
{
    std::vector<TakenRoute> taken;
    walk(root, true, labels, taken);
    return taken;
}

Likely joins(const OpenGroup &group, const NotificationRoute &route, const ExpectedLabels &labels)
{
    if (route.groupsByAll || group.receiver != route.receiver)
        return Likely::No;
    for (const Label &label : group.labels) {
        if (std::ranges::find(route.groupBy, label.name) == route.groupBy.end())
            return Likely::No; // of another route with the same receiver
    }
    Likely joined = Likely::Yes;
    for (const std::string &name : route.groupBy) {
        const auto it = std::ranges::find(group.labels, name, &Label::name);
        const std::string_view wanted =
            it == group.labels.end() ? std::string_view{} : std::string_view(it->value);
        const std::string *value = labels.find(name);
        if (!value)
            joined = Likely::Maybe;
        else if (*value != wanted)
            return Likely::No;
    }
    return joined;
}

Reach tellingOf(const Reach &known, const NotificationRoute &route, Likely joinsOpenGroup)
{
    const Reach alone{known.earliest + route.groupWait, known.typical + route.groupWait,
                      known.latest + route.groupWait + longestSend};
    const Reach joined{known.earliest, known.typical + route.groupInterval / 2,
                       known.latest + route.groupInterval + longestSend};
    switch (joinsOpenGroup) {
    case Likely::No:
        return alone;
    case Likely::Yes:
        return joined;
    case Likely::Maybe:
        break;
    }
    return anyOf(std::to_array({alone, joined}));
}

} // namespace Chaos
