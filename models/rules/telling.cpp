// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/telling.h"

#include "models/rules/titles.h"

#include <algorithm>

namespace Chaos {

namespace {

bool isNamedBy(const Page &page, const Day &day, const NamedAlert &named)
{
    const AlertBook &book = day.alerts();
    // Any source's alert may carry the fingerprint: who pages is seldom who knows.
    NamedAlert anywhere = named;
    anywhere.source.clear();
    const auto wanted = alertsNamed(day, anywhere);
    const auto carries = [&](std::uint32_t index) {
        const auto fingerprint = fingerprintOf(book, book.alerts()[index]);
        return std::ranges::find(page.alerts, fingerprint) != page.alerts.end();
    };
    if (std::ranges::any_of(wanted, carries))
        return true;
    // A title says which alert it is, seldom on which labels.
    const std::string name = named.name.toStdString();
    if (isTitled(day, page.source, page.name, name))
        return true;
    if (page.name.empty() || page.name != name)
        return false;
    // The right name on label sets that the plan does not mean is another alert.
    if (named.matchers.empty() || page.alerts.empty())
        return true;
    const auto isKnown = [&](const std::string &fingerprint) {
        return std::ranges::any_of(book.alerts(), [&](const Alert &alert) {
            return fingerprintOf(book, alert) == fingerprint;
        });
    };
    return !std::ranges::all_of(page.alerts, isKnown);
}

ExpectedSighting lookAt(const Day &day, const NamedAlert &named, const Window &window,
                        const Stamp &trigger)
{
    const AlertBook &book = day.alerts();
    std::map<std::uint32_t, std::vector<std::uint32_t>> byLane;
    for (const std::uint32_t index : alertsNamed(day, named))
        byLane[book.alerts()[index].lane].push_back(index);
    ExpectedSighting sighting;
    for (const auto &[lane, alerts] : byLane) {
        const Lane &seen = book.lanes()[lane];
        sighting.bySource[seen.source] = sightingOf(day, seen, alerts, window, trigger);
    }
    return sighting;
}

/// A page sent before the alert was known in this run belongs to what fired before the trigger.
bool isOfThisRun(const ExpectedSighting &sighting, const Told &told)
{
    if (!sighting.activeAtTrigger())
        return true;
    const auto known = sighting.known();
    return known && told.when.latest() >= known->earliest();
}

void credit(RunSightings &sightings)
{
    for (const Told &told : sightings.unnamed) {
        ExpectedSighting *only = nullptr;
        int candidates = 0;
        for (ExpectedSighting &one : sightings.expected) {
            const auto known = one.known();
            if (!known || known->earliest() > told.when.latest())
                continue;
            const bool wasTold = one.credited
                || (!one.named.empty() && one.named.front().when.stamp.at <= told.when.stamp.at);
            if (wasTold)
                continue;
            ++candidates;
            only = &one;
        }
        if (candidates == 1)
            only->credited = told;
    }
}

} // namespace

std::string_view fingerprintOf(const AlertBook &book, const Alert &alert)
{
    const std::size_t length = book.lanes()[alert.lane].source.size() + 1;
    return std::string_view(alert.key).substr(std::min(length, alert.key.size()));
}

std::optional<Told> toldIn(const Day &day, const Page &page, const Window &window,
                           const Stamp &trigger)
{
    const Reading reading{.at = page.at == Instant{} ? page.seenAt : page.at,
                          .plusMinus = page.plusMinus,
                          .evidence = page.evidence,
                          .seenAt = page.seenAt};
    Told told{.when = SourceClock(day, page.source, window.from).correct(reading),
              .by = page.source};
    if (!told.when.isMeasured) {
        // Somewhere between the trigger and when the room heard of it.
        if (page.seenAt < window.from)
            return {};
        const Micros half = (page.seenAt - window.from) / 2;
        told.when.stamp = {window.from + half, half};
    }
    if (told.when.latest() < trigger.at - trigger.plusMinus || told.when.earliest() > window.to)
        return {};
    return told;
}

Elapsed elapsedSince(const Stamp &trigger, const Stamp &stamp)
{
    const Micros length = stamp.at - trigger.at;
    const Micros plusMinus = stamp.plusMinus + trigger.plusMinus;
    if (length < Micros(0))
        return {Micros(0), std::max(Micros(0), plusMinus + length)};
    return {length, plusMinus};
}

std::optional<Correction> ExpectedSighting::known() const
{
    std::optional<Correction> earliest;
    for (const auto &[source, sighting] : bySource) {
        if (sighting.known && (!earliest || sighting.known->stamp.at < earliest->stamp.at))
            earliest = sighting.known;
    }
    return earliest;
}

bool ExpectedSighting::activeAtTrigger() const
{
    return std::ranges::any_of(bySource,
                               [](const auto &one) { return one.second.activeAtTrigger; });
}

std::optional<RunSightings> sightingsOf(const Day &day, const Run &run,
                                        const std::vector<ExpectedAlert> &expected, Instant now)
{
    const auto window = windowOf(run, now);
    if (!window)
        return {};
    RunSightings sightings{.window = *window, .trigger = *run.triggeredAt};
    for (const ExpectedAlert &one : expected)
        sightings.expected.push_back(lookAt(day, one.alert, *window, sightings.trigger));
    for (const Page &page : day.pages().pages()) {
        const auto told = toldIn(day, page, *window, sightings.trigger);
        if (!told)
            continue;
        if (page.name.empty() && page.alerts.empty())
            sightings.unnamed.push_back(*told);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            ExpectedSighting &one = sightings.expected[i];
            if (isNamedBy(page, day, expected[i].alert) && isOfThisRun(one, *told))
                one.named.push_back(*told);
        }
    }
    const auto when = [](const Told &told) { return told.when.stamp.at; };
    std::ranges::stable_sort(sightings.unnamed, {}, when);
    for (ExpectedSighting &one : sightings.expected)
        std::ranges::stable_sort(one.named, {}, when);
    credit(sightings);
    return sightings;
}

} // namespace Chaos
