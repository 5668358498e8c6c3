// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/timing.h"

#include "models/rules/belief.h"
#include "models/rules/runcount.h"
#include "models/rules/telling.h"

#include <algorithm>

namespace Chaos {

namespace {

bool isOpen(const Run &run)
{
    return !run.resetAt && !run.finishedAt;
}

AlertTiming::Standing standingOf(const Sighting &seen, const Belief &belief, bool isOpen)
{
    using enum AlertTiming::Standing;
    if (seen.known)
        return seen.knownIsSuppressed ? Suppressed : Known;
    if (seen.firesUntimed)
        return Unknown;
    if (seen.activeSinceBefore)
        return BeforeTrigger;
    // While it runs a source that answers again may still show it; afterwards every gap is a doubt.
    if (isOpen ? !belief.atEnd || seen.isUnknownNow : !belief.throughout || seen.wasUnknown)
        return Unknown;
    return seen.firstSign ? Suspected : Waiting;
}

class TimingMaker
{
public:
    TimingMaker(const Day &day, const Run &run, const RunSightings &sightings,
                const ExpectedSighting &expected)
        : m_day(day)
        , m_sightings(sightings)
        , m_expected(expected)
        , m_isOpen(isOpen(run))
    {}

    AlertTiming make(const std::string &source, const Sighting &seen) const
    {
        const Stamp &trigger = m_sightings.trigger;
        AlertTiming timing{.source = source};
        const Belief belief = source.empty()
            ? beliefInAll(m_day, m_sightings.window)
            : beliefIn(m_day, QString::fromStdString(source), m_sightings.window);
        timing.standing = standingOf(seen, belief, m_isOpen);
        if (seen.firstSign)
            timing.firstSign = elapsedSince(trigger, seen.firstSign->stamp);
        if (seen.known)
            timing.timeToKnow = elapsedSince(trigger, seen.known->stamp);
        timing.clockStepped = (seen.firstSign && seen.firstSign->clockStepped)
            || (seen.known && seen.known->clockStepped);
        tell(timing);
        return timing;
    }

private:
    void tell(AlertTiming &timing) const
    {
        const Told *told = m_expected.named.empty() ? nullptr : &m_expected.named.front();
        const auto &credited = m_expected.credited;
        if (credited && (!told || credited->when.stamp.at < told->when.stamp.at))
            told = &*credited;
        if (!told)
            return;
        timing.timeToDetection = elapsedSince(m_sightings.trigger, told->when.stamp);
        timing.toldBy = told->by;
        timing.clockStepped |= told->when.clockStepped;
    }

    const Day &m_day;
    const RunSightings &m_sightings;
    const ExpectedSighting &m_expected;
    bool m_isOpen;
};

bool hasSeen(const Sighting &seen)
{
    return seen.firstSign || seen.known || seen.activeAtTrigger || seen.firesUntimed;
}

std::vector<AlertTiming> timingsFrom(const Day &day, const Run &run, const RunSightings &sightings,
                                     std::size_t index, const ExpectedAlert &expected)
{
    const ExpectedSighting &sighting = sightings.expected[index];
    const TimingMaker maker(day, run, sightings, sighting);
    const std::string named = expected.alert.source.toStdString();
    std::vector<AlertTiming> timings;
    for (const auto &[source, seen] : sighting.bySource) {
        if (source == named || (named.empty() && hasSeen(seen)))
            timings.push_back(maker.make(source, seen));
    }
    if (timings.empty())
        timings.push_back(maker.make(named, {}));
    return timings;
}

void keepQuickest(std::optional<Elapsed> &kept, const std::optional<Elapsed> &elapsed)
{
    if (elapsed && (!kept || elapsed->length < kept->length))
        kept = elapsed;
}

std::optional<Elapsed> unnamedPageIn(const RunSightings &sightings)
{
    if (sightings.unnamed.empty())
        return {};
    return elapsedSince(sightings.trigger, sightings.unnamed.front().when.stamp);
}

const std::vector<ExpectedAlert> &expectedOf(const Day &day, const Run &run)
{
    static const std::vector<ExpectedAlert> none;
    const Experiment *experiment = day.plan().experiment(run.experiment);
    return experiment ? experiment->expectedAlerts : none;
}

} // namespace

std::vector<AlertTiming> timingsOf(const Day &day, const Run &run, const ExpectedAlert &expected,
                                   Instant now)
{
    std::vector<ExpectedAlert> all = expectedOf(day, run);
    auto it = std::ranges::find(all, expected);
    if (it == all.end())
        it = all.insert(it, expected);
    const auto sightings = sightingsOf(day, run, all, now);
    if (!sightings)
        return {{.source = expected.alert.source.toStdString()}};
    return timingsFrom(day, run, *sightings, std::size_t(it - all.begin()), expected);
}

std::vector<std::vector<AlertTiming>> allTimingsOf(const Day &day, const Run &run, Instant now)
{
    const auto &all = expectedOf(day, run);
    const auto sightings = sightingsOf(day, run, all, now);
    std::vector<std::vector<AlertTiming>> timings;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (sightings)
            timings.push_back(timingsFrom(day, run, *sightings, i, all[i]));
        else
            timings.push_back({{.source = all[i].alert.source.toStdString()}});
    }
    return timings;
}

RunCount countOf(const Day &day, const Run &run, Instant now)
{
    RunCount count;
    RunTiming &quickest = count.quickest;
    const auto &all = expectedOf(day, run);
    const auto sightings = sightingsOf(day, run, all, now);
    if (!sightings)
        return count;
    for (std::size_t i = 0; i < all.size(); ++i) {
        bool isKnown = false;
        bool isTold = false;
        for (const AlertTiming &timing : timingsFrom(day, run, *sightings, i, all[i])) {
            keepQuickest(quickest.timeToKnow, timing.timeToKnow);
            keepQuickest(quickest.timeToDetection, timing.timeToDetection);
            isKnown = isKnown || timing.timeToKnow.has_value();
            isTold = isTold || timing.timeToDetection.has_value();
        }
        count.known += isKnown;
        count.told += isTold;
    }
    keepQuickest(quickest.timeToDetection, unnamedPageIn(*sightings));
    return count;
}

RunTiming timingOf(const Day &day, const Run &run, Instant now)
{
    return countOf(day, run, now).quickest;
}

std::optional<Elapsed> unnamedPageOf(const Day &day, const Run &run, Instant now)
{
    const auto sightings = sightingsOf(day, run, {}, now);
    return sightings ? unnamedPageIn(*sightings) : std::nullopt;
}

} // namespace Chaos
