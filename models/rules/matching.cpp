// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/matching.h"

#include "models/rules/canaryproof.h"
#include "models/rules/labelcondition.h"
#include "models/rules/labelvalue.h"
#include "models/rules/titles.h"

#include <algorithm>

namespace Chaos {

namespace {

bool isOfItsSource(const NamedAlert &named, const Lane &lane)
{
    return named.source.isEmpty() || named.source.toStdString() == lane.source;
}

bool isNamed(const NamedAlert &named, const Lane &lane)
{
    return isOfItsSource(named, lane) && named.name.toStdString() == lane.name;
}

bool meetsAll(const std::vector<NamedCondition> &conditions, const Alert &alert)
{
    return std::ranges::all_of(conditions, [&](const NamedCondition &one) {
        return one.condition.accepts(labelValue(alert.labels, one.label));
    });
}

} // namespace

bool matches(const NamedAlert &named, const Lane &lane, const Alert &alert)
{
    return isNamed(named, lane) && meetsAll(conditionsOf(named.matchers), alert);
}

std::vector<std::uint32_t> alertsNamed(const Day &day, const NamedAlert &named)
{
    const AlertBook &book = day.alerts();
    const std::string name = named.name.toStdString();
    std::vector<bool> lanes;
    lanes.reserve(book.lanes().size());
    for (const Lane &lane : book.lanes())
        lanes.push_back(
            isNamed(named, lane)
            || (isOfItsSource(named, lane) && isTitled(day, lane.source, lane.name, name)));
    std::vector<std::uint32_t> found;
    if (std::ranges::find(lanes, true) == lanes.end())
        return found;

    const auto conditions = conditionsOf(named.matchers);
    const std::vector<bool> isCanary = canaryAlerts(day);
    for (std::uint32_t index = 0; index < book.alerts().size(); ++index) {
        const Alert &alert = book.alerts()[index];
        if (!isCanary.empty() && isCanary[index])
            continue; // named like one, perhaps, so as to be told of like one
        if (lanes[alert.lane] && meetsAll(conditions, alert))
            found.push_back(index);
    }
    return found;
}

std::optional<Window> windowOf(const Run &run, Instant now)
{
    if (!run.triggeredAt)
        return {};
    const Instant from = run.triggeredAt->at;
    const Instant to = run.resetAt ? *run.resetAt : run.finishedAt ? *run.finishedAt : now;
    return Window{from, std::max(from, to)};
}

} // namespace Chaos
