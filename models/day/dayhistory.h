// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/day/entrysource.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace Chaos {

/// An entry with which the story of the day went on.
struct Moment
{
    std::int64_t sequence = 0;
    Instant at{}; ///< when the room knew of it
    bool operator==(const Moment &) const = default;
};

/// A day as it was at any instant, from its entries and without folding all of them again: it keeps
/// the day as it was at many instants, and goes on from the nearest.
///
/// What a day was at an instant is what the room knew by then: the fold of the entries that had
/// arrived, in the order of their arrival, which is that of their sequence. An entry says when what
/// it tells of occurred (`at`; a note: when its first key was pressed), not when it arrived. It did
/// so no earlier than it occurred and no earlier than any entry before it, so that is when it is
/// taken to have: the greatest `at` up to it, which is the `lastAt` of the day with it.
///
/// Kept are at most `mostKept` days, in equal distances by the work that it takes to go on from
/// them; the distance doubles when there are more. A kept day shares most of what it has with all
/// others (see SharedList).
class DayHistory
{
public:
    static constexpr std::size_t mostKept = 64;

    /// Reads from `source`, which has to live longer, in whatever thread it is asked. The first
    /// distance is in bytes: half a megabyte is about a thousand entries.
    explicit DayHistory(EntrySource &source, std::size_t firstDistance = std::size_t(512) << 10);

    /// Reads on by so many entries from where it left off; whether there may be more. To look at an
    /// instant that has not been read to does it as well.
    [[nodiscard]] Outcome<bool> readOn(std::int64_t entries);

    /// What the room knew at that instant.
    [[nodiscard]] Outcome<Day> at(Instant instant);
    /// The day up to that entry, and with it.
    [[nodiscard]] Outcome<Day> upTo(std::int64_t sequence);

    /// Those that were read since they were last taken, in order.
    [[nodiscard]] std::vector<Moment> takeMoments();
    [[nodiscard]] std::int64_t lastSequence() const { return m_newest.lastSequence(); }
    [[nodiscard]] std::size_t kept() const { return m_kept.size(); }

private:
    /// Whether the day is still to be gone on with, by the entry that comes next.
    using Before = std::function<bool(const EntryView &next)>;

    void take(const EntryView &entry);
    void keep();
    [[nodiscard]] Outcome<Done> readUntil(const std::function<bool()> &isEnough);
    /// From the last kept day for which `isEarly` holds.
    [[nodiscard]] Outcome<Day> goOnFrom(const std::function<bool(const Day &)> &isEarly,
                                        const Before &before);

    EntrySource &m_source;
    Day m_newest; ///< as far as was read
    std::vector<Day> m_kept; ///< in order of sequence; the first is that of no entry
    std::vector<Moment> m_moments; ///< that nobody took yet
    std::size_t m_distance; ///< between two that are kept
    std::size_t m_work = 0; ///< since the last one
};

} // namespace Chaos
