// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/timeline/alertstorm.h"

#include "models/day/entries.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace Chaos::Bench {

AlertStorm::AlertStorm(std::size_t count)
{
    constexpr std::uint32_t alerts = 16;
    constexpr double covered = 0.042; // of one alert; sixteen together cover half
    const std::size_t each = count / (lanes * alerts);
    const double cycle = double(length.count()) / double(each + 1);
    std::mt19937_64 random(11);
    std::exponential_distribution<double> quiet(1 / (cycle * (1 - covered)));
    std::exponential_distribution<double> firing(1 / (cycle * covered));
    intervals.reserve(each * lanes * alerts);
    for (std::uint32_t lane = 0; lane < lanes; ++lane) {
        for (std::uint32_t alert = 0; alert < alerts; ++alert) {
            double at = 0;
            for (std::size_t i = 0; i < each; ++i) {
                const double begin = at + 1 + quiet(random);
                at = begin + 1 + firing(random);
                intervals.push_back({std::int64_t(begin), std::int64_t(at), lane, alert});
            }
        }
    }
    std::ranges::sort(intervals, {}, &FiringInterval::begin);
}

Instant AlertStorm::begin()
{
    using namespace std::chrono;
    return Instant(sys_days(2026y / December / 8));
}

Entry AlertStorm::change(std::uint32_t lane, std::uint32_t alert, AlertState state, Instant at,
                         std::int64_t sequence)
{
    Entry entry = Entries::alertChanged({.source = "prometheus",
                                         .fingerprint = std::to_string(lane * 1000 + alert),
                                         .name = "Alert" + std::to_string(lane),
                                         .state = state,
                                         .since = at,
                                         .evidence = Evidence::Received});
    entry.sequence = sequence;
    entry.at = at;
    return entry;
}

Day AlertStorm::day() const
{
    struct Step
    {
        std::int64_t at = 0;
        std::uint32_t interval = 0;
        bool begins = false;
    };
    std::vector<Step> steps;
    steps.reserve(intervals.size() * 2);
    for (std::uint32_t i = 0; i < intervals.size(); ++i) {
        steps.push_back({intervals[i].begin, i, true});
        steps.push_back({intervals[i].end, i, false});
    }
    std::ranges::sort(steps, {}, &Step::at);
    Day day;
    std::int64_t sequence = 0;
    for (const Step &step : steps) {
        const FiringInterval &interval = intervals[step.interval];
        Entry entry = change(interval.lane, interval.alert,
                             step.begins ? AlertState::Firing : AlertState::Inactive,
                             begin() + Micros(step.at), ++sequence);
        day.apply(entry.view());
    }
    return day;
}

} // namespace Chaos::Bench
