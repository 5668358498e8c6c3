// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/shortfault.h"

#include "models/rules/expectedlabels.h"

namespace Chaos {

namespace {

/// What the source adds to the fault before anything fires (integrations §2.2, §4.3).
Micros holdOf(const AlertRule &rule)
{
    return rule.check ? (rule.check->attempts - 1) * rule.check->retryEvery : rule.holdFor;
}

} // namespace

std::optional<ShortFault> shortFaultOf(const Day &day, const Run &run, const Window &window,
                                       const NamedAlert &named, const std::string &source,
                                       std::optional<Micros> firstSign)
{
    const AlertRule *quickest = nullptr;
    for (const auto &[key, survey] : day.surveys().forRun(run.experiment)) {
        if (!source.empty() && key != source)
            continue;
        for (const AlertRule *rule : survey->rulesNamed(named.name.toStdString())) {
            if (canBe(named, *rule, readQuery(rule->query))
                && (!quickest || holdOf(*rule) < holdOf(*quickest)))
                quickest = rule;
        }
    }
    if (!quickest)
        return {};
    const Instant end = run.backedOutAt ? std::min(*run.backedOutAt, window.to) : window.to;
    const ShortFault fault{.holdFor = holdOf(*quickest),
                           .attempts = quickest->check ? quickest->check->attempts : 0,
                           .faultFor = end - window.from};
    const bool isTooShort = fault.faultFor - firstSign.value_or(Micros(0)) < fault.holdFor;
    return isTooShort ? std::optional(fault) : std::nullopt;
}

} // namespace Chaos
