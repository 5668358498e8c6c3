// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/plan.h"

#include "models/day/production.h"

#include <algorithm>

namespace Chaos {

namespace {

template<typename Value>
const Value *withKey(const std::vector<Value> &values, const QString &key)
{
    const auto it = std::ranges::find(values, key, &Value::key);
    return it == values.end() ? nullptr : &*it;
}

} // namespace

Level Risk::level() const
{
    if (likelihood == Level::NotSaid || impact == Level::NotSaid)
        return Level::NotSaid;
    // A matrix of three by three: what is unlikely and grave is medium, as is likely and harmless.
    const int sum = int(likelihood) + int(impact);
    return sum <= 3 ? Level::Low : sum == 4 ? Level::Medium : Level::High;
}

bool ExpectedAlert::asks(AlertCheck check) const
{
    switch (check) {
    case AlertCheck::Fires:
        return true;
    case AlertCheck::FiresOnNoData:
        return firesOnNoData;
    case AlertCheck::ClearsByItself:
        return mustClear();
    }
    return false;
}

const Experiment *Plan::experiment(const QString &key) const
{
    return withKey(experiments, key);
}

const Person *Plan::person(const QString &key) const
{
    return withKey(people, key);
}

const StagingHost *Plan::host(const QString &key) const
{
    return withKey(hosts, key);
}

const PlannedProxy *Plan::proxy(const QString &key) const
{
    return withKey(proxies, key);
}

bool Plan::isBeforeStaging(const PlannedProxy &proxy) const
{
    return isStaging(proxy.environment.isEmpty() ? day.environment : proxy.environment);
}

const AlertSource *Plan::source(const QString &key) const
{
    return withKey(sources, key);
}

const Role *Plan::role(const QString &key) const
{
    return withKey(roles, key);
}

std::vector<Role> Plan::playedRoles() const
{
    return roles.empty() ? customaryRoles() : roles;
}

std::vector<Role> customaryRoles()
{
    using namespace Qt::StringLiterals;
    return {{u"incident-commander"_s, u"Incident commander"_s},
            {u"experimenter"_s, u"Experimenter"_s},
            {u"scribe"_s, u"Scribe"_s},
            {u"timekeeper"_s, u"Timekeeper"_s},
            {u"live-qa"_s, u"Live QA"_s},
            {u"chaos-incident-commander"_s, u"Chaos incident commander"_s}};
}

} // namespace Chaos
