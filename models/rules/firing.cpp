// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/firing.h"

#include "models/rules/labelcondition.h"

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

Reach firstOf(std::span<const Reach> all)
{
    Reach first = all.front();
    for (const Reach &one : all) {
        first.earliest = std::min(first.earliest, one.earliest);
        first.typical = std::min(first.typical, one.typical);
        first.latest = std::min(first.latest, one.latest);
    }
    return first;
}

Reach anyOf(std::span<const Reach> all)
{
    Reach widest = all.front();
    Micros sum{0};
    for (const Reach &one : all) {
        widest.earliest = std::min(widest.earliest, one.earliest);
        widest.latest = std::max(widest.latest, one.latest);
        sum += one.typical;
    }
    widest.typical = sum / std::int64_t(all.size());
    return widest;
}

Micros holdOf(Micros holdFor, Micros evaluatedEvery)
{
    if (holdFor <= Micros(0) || evaluatedEvery <= Micros(0))
        return std::max(holdFor, Micros(0));
    const auto evaluations = (holdFor + evaluatedEvery - Micros(1)) / evaluatedEvery;
    return evaluations * evaluatedEvery;
}

Reach firingOf(const FiringNumbers &numbers)
{
    const Micros hold = holdOf(numbers.holdFor, numbers.evaluatedEvery);
    const Micros scrape = (numbers.shortestScrape + numbers.longestScrape) / 2;
    return {.earliest = hold,
            .typical = hold + numbers.queryOffset
                + (scrape + numbers.evaluatedEvery + numbers.looksBack + numbers.recordedEvery) / 2,
            .latest = hold + numbers.longestScrape + numbers.evaluatedEvery
                + std::max(numbers.queryOffset, numbers.scrapeTimeout) + numbers.looksBack
                + numbers.lookback + numbers.recordedEvery};
}

std::vector<const ScrapeJob *> jobsRead(const QueryReading &query,
                                        const std::vector<ScrapeJob> &jobs)
{
    std::vector<bool> isRead(jobs.size());
    for (const SeriesSelector &selector : query.selectors) {
        std::vector<LabelMatcher> asked;
        std::ranges::copy_if(selector.matchers, std::back_inserter(asked),
                             [](const LabelMatcher &one) { return one.label == "job"_L1; });
        const auto conditions = conditionsOf(asked);
        for (std::size_t index = 0; index < jobs.size(); ++index) {
            if (!isRead[index]) {
                isRead[index] = std::ranges::all_of(conditions, [&](const NamedCondition &one) {
                    return one.condition.accepts(jobs[index].name);
                });
            }
        }
    }
    std::vector<const ScrapeJob *> read;
    for (std::size_t index = 0; index < jobs.size(); ++index) {
        if (isRead[index])
            read.push_back(&jobs[index]);
    }
    return read;
}

} // namespace Chaos
