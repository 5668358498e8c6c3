// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/survey.h"

#include <algorithm>

namespace Chaos {

std::vector<const AlertRule *> Survey::rulesNamed(std::string_view name) const
{
    std::vector<const AlertRule *> named;
    const auto first = std::ranges::lower_bound(
        rules, name, {}, [](const AlertRule &rule) -> std::string_view { return rule.name; });
    for (auto it = first; it != rules.end() && it->name == name; ++it)
        named.push_back(&*it);
    return named;
}

const IssuePolicy *Survey::policyOf(const AlertRule &rule) const
{
    if (!rule.signal)
        return nullptr;
    const auto it = std::ranges::lower_bound(policies, rule.signal->policy, {}, &IssuePolicy::id);
    return it != policies.end() && it->id == rule.signal->policy ? &*it : nullptr;
}

bool Survey::saysTheSameAs(const Survey &other) const
{
    if (takenAt == other.takenAt)
        return *this == other;
    Survey same = other;
    same.takenAt = takenAt;
    return *this == same;
}

} // namespace Chaos
