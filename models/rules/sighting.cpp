// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/sighting.h"

#include <algorithm>
#include <map>

namespace Chaos {

namespace {

/// One alert from its first sign to its end.
struct Episode
{
    std::optional<Correction> pending{};
    std::optional<Correction> known{};
    std::optional<Correction> ended{};
    Instant pendingSeen{};
    Instant knownSeen{}; ///< when the room first heard that it fires
    Instant lastSeen{}; ///< … and last
    bool isSuppressed = false;
};

/// Follows the changes of one alert and cuts them into episodes.
class AlertHistory
{
public:
    void take(const AlertChange &change, const Correction &when)
    {
        m_isUnknown = change.state == AlertState::Unknown;
        switch (change.state) {
        case AlertState::Unknown:
            return; // not an end: the source may find it still firing
        case AlertState::Inactive:
            end(when);
            return;
        case AlertState::Pending:
            suspect(change, when);
            return;
        case AlertState::Suppressed:
        case AlertState::Firing:
            know(change, when);
            return;
        }
    }

    [[nodiscard]] std::vector<Episode> episodes() const
    {
        std::vector<Episode> all = m_done;
        if (m_isOpen)
            all.push_back(m_open);
        return all;
    }
    [[nodiscard]] bool isUnknown() const { return m_isUnknown; }

private:
    void end(const Correction &when)
    {
        if (!m_isOpen)
            return;
        m_open.ended = when;
        m_done.push_back(m_open);
        m_open = {};
        m_isOpen = false;
    }

    void suspect(const AlertChange &change, const Correction &when)
    {
        if (m_isOpen && m_open.known)
            end(when);
        if (!m_open.pending)
            m_open.pendingSeen = change.seenAt;
        m_isOpen = true;
        m_open.pending = when;
    }

    void know(const AlertChange &change, const Correction &when)
    {
        if (m_isOpen && m_open.known && isFiredAgain(change, when))
            end(when);
        m_isOpen = true;
        const bool isSuppressed = change.state == AlertState::Suppressed;
        if (!m_open.known) {
            m_open.known = when;
            m_open.knownSeen = change.seenAt;
        } else if (change.evidence == Evidence::Stamp && isSuppressed == m_open.isSuppressed) {
            m_open.known = when; // a better stamp for the same firing
        }
        m_open.isSuppressed = isSuppressed;
        m_open.lastSeen = change.seenAt;
    }

    /// Between two looks it ended and fired again: it was seen firing before it began.
    bool isFiredAgain(const AlertChange &change, const Correction &when) const
    {
        return change.evidence == Evidence::Stamp && when.isMeasured && !when.clockStepped
            && when.earliest() > m_open.lastSeen;
    }

    std::vector<Episode> m_done;
    Episode m_open;
    bool m_isOpen = false;
    bool m_isUnknown = false;
};

/// Where an instant lies, seen from the run's window; in doubt inside.
enum class Place { Before, Inside, After };

class Sorter
{
public:
    Sorter(const Window &window, const Stamp &trigger)
        : m_from(trigger.at - trigger.plusMinus)
        , m_to(window.to)
    {}

    Place place(const Correction &when, Instant seen) const
    {
        if (seen < m_from || when.latest() < m_from)
            return Place::Before;
        return when.earliest() > m_to ? Place::After : Place::Inside;
    }
    bool isBefore(const std::optional<Correction> &when) const
    {
        return when && when->latest() < m_from;
    }
    bool isAfter(const std::optional<Correction> &when) const
    {
        return when && when->earliest() > m_to;
    }

private:
    Instant m_from;
    Instant m_to;
};

void keepEarliest(std::optional<Correction> &kept, const Correction &when)
{
    if (!kept || when.stamp.at < kept->stamp.at)
        kept = when;
}

void takePending(Sighting &sighting, const Episode &episode, const Sorter &sorter)
{
    if (!episode.pending || !episode.pending->isMeasured)
        return;
    switch (sorter.place(*episode.pending, episode.pendingSeen)) {
    case Place::Before:
        if (!sorter.isBefore(episode.known) && !sorter.isBefore(episode.ended))
            sighting.pendingAtTrigger = true;
        return;
    case Place::Inside:
        keepEarliest(sighting.firstSign, *episode.pending);
        return;
    case Place::After:
        return;
    }
}

void takeKnown(Sighting &sighting, const Episode &episode, const Sorter &sorter)
{
    if (!episode.known)
        return;
    const Correction &known = *episode.known;
    if (!known.isMeasured
        && sorter.place({.stamp = {episode.knownSeen, Micros(0)}}, episode.knownSeen)
            == Place::Inside) {
        sighting.firesUntimed = true;
        return;
    }
    switch (sorter.place(known, episode.knownSeen)) {
    case Place::Before:
        if (sorter.isBefore(episode.ended))
            return;
        sighting.activeAtTrigger = true;
        if (!episode.ended || sorter.isAfter(episode.ended))
            sighting.activeSinceBefore = true;
        return;
    case Place::Inside:
        if (!sighting.known || known.stamp.at < sighting.known->stamp.at)
            sighting.knownIsSuppressed = episode.isSuppressed;
        keepEarliest(sighting.known, known);
        return;
    case Place::After:
        return;
    }
}

Reading readingOf(const AlertChange &change)
{
    return {.at = change.since,
            .plusMinus = Micros(change.plusMinusUs),
            .evidence = change.evidence,
            .seenAt = change.seenAt};
}

/// The changes from the one on that can still say something of the window: where each of the alerts
/// had last ended, beyond doubt, before it. A lane may have changed a million times before that.
AlertChanges changesThatCount(const Lane &lane, std::span<const std::uint32_t> alerts,
                              const SourceClock &clock, Instant from)
{
    const auto &all = lane.changes;
    const auto seen = std::ranges::find_if(
        all, [from](const AlertChange &change) { return change.seenAt >= from; });
    auto first = std::size_t(seen - all.begin());
    std::vector<bool> hasEnded(alerts.size());
    for (std::size_t open = alerts.size(); first > 0 && open > 0; --first) {
        const AlertChange &change = all[first - 1];
        if (change.state != AlertState::Inactive)
            continue;
        const auto it = std::ranges::lower_bound(alerts, change.alert);
        if (it == alerts.end() || *it != change.alert || hasEnded[std::size_t(it - alerts.begin())])
            continue;
        if (clock.correct(readingOf(change)).latest() >= from)
            continue;
        hasEnded[std::size_t(it - alerts.begin())] = true;
        --open;
    }
    return {all.begin() + std::ptrdiff_t(first), all.end()};
}

std::vector<AlertHistory> historiesOf(std::span<const std::uint32_t> alerts,
                                      const AlertChanges &changes, const SourceClock &clock)
{
    std::vector<AlertHistory> histories(alerts.size());
    for (const AlertChange &change : changes) {
        const auto it = std::ranges::lower_bound(alerts, change.alert);
        if (it != alerts.end() && *it == change.alert)
            histories[std::size_t(it - alerts.begin())].take(change,
                                                             clock.correct(readingOf(change)));
    }
    return histories;
}

} // namespace

Sighting sightingOf(const Day &day, const Lane &lane, std::span<const std::uint32_t> alerts,
                    const Window &window, const Stamp &trigger)
{
    Sighting sighting;
    const SourceClock clock(day, lane.source, window.from);
    const auto changes = changesThatCount(lane, alerts, clock, trigger.at - trigger.plusMinus);
    const auto histories = historiesOf(alerts, changes, clock);
    sighting.wasUnknown = std::ranges::any_of(changes, [&](const AlertChange &change) {
        return change.state == AlertState::Unknown && change.seenAt >= window.from
            && change.seenAt <= window.to && std::ranges::binary_search(alerts, change.alert);
    });

    const Sorter sorter(window, trigger);
    for (const AlertHistory &history : histories) {
        sighting.isUnknownNow |= history.isUnknown();
        for (const Episode &episode : history.episodes()) {
            takePending(sighting, episode, sorter);
            takeKnown(sighting, episode, sorter);
        }
    }
    return sighting;
}

std::vector<Spell> lastSpells(const Day &day, std::span<const std::uint32_t> alerts,
                              const Window &window)
{
    const AlertBook &book = day.alerts();
    std::map<std::uint32_t, std::vector<std::uint32_t>> byLane;
    for (const std::uint32_t alert : alerts)
        byLane[book.alerts()[alert].lane].push_back(alert);
    std::vector<Spell> all;
    for (const auto &[index, own] : byLane) {
        const Lane &lane = book.lanes()[index];
        const SourceClock clock(day, lane.source, window.to);
        const auto histories =
            historiesOf(own, changesThatCount(lane, own, clock, window.from), clock);
        for (std::size_t i = 0; i < own.size(); ++i) {
            std::optional<Spell> last;
            for (const Episode &episode : histories[i].episodes()) {
                if (episode.known && episode.known->stamp.at <= window.to)
                    last = Spell{own[i], *episode.known, episode.ended, episode.isSuppressed};
            }
            if (last && (!last->ended || last->ended->latest() >= window.from))
                all.push_back(*last);
        }
    }
    return all;
}

} // namespace Chaos
