// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/alertstate.h"
#include "models/day/instant.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace Chaos {

/// The most severe state in one lane at every instant, exact, from steps of any number of
/// overlapping alerts, in whatever order they become known.
///
/// A step says: at this instant one alert went from one state to another. Twelve bytes a step;
/// finding the states of a row of pixels costs by the pixel, not by the step. What lasts no time at
/// all (an alert that fires and resolves at one and the same instant) is not there to be seen.
class StepLane
{
public:
    /// Notes one alert's step. Appending in time order is O(1); an earlier instant costs by the
    /// number of steps after it. Steps at the same instant may come in any order.
    void step(Instant at, AlertState from, AlertState to);
    /// Takes such a step back: a better stamp has become known. Does nothing if there is none.
    void unstep(Instant at, AlertState from, AlertState to);

    [[nodiscard]] AlertState at(Instant when) const;
    /// Most severe state touched in each column: column i covers from + i·width up to, but not
    /// including, from + (i+1)·width. `width` is at least 1 µs.
    void columns(Instant from, Micros width, std::span<AlertState> out) const;
    /// The instant of the first step at or after `when` (`Instant::max()` if none).
    [[nodiscard]] Instant nextStep(Instant when) const;
    /// The instant since when the state at `when` has held (`Instant::min()` if for ever).
    [[nodiscard]] Instant since(Instant when) const;

    [[nodiscard]] std::size_t size() const { return m_at.size(); }
    [[nodiscard]] bool isEmpty() const { return m_at.empty(); }
    /// Bytes held, including what is reserved for growth.
    [[nodiscard]] std::size_t memory() const;

    bool operator==(const StepLane &other) const = default;

private:
    /// A set of states, one bit each: sets are joined by `or`, and the highest bit is the most
    /// severe.
    using States = std::uint8_t;

    void reserveOne();
    void count(AlertState from, AlertState to, int sign);
    void retop(std::size_t first);
    void columnsByBlocks(std::int64_t left, std::int64_t wide, std::span<AlertState> out) const;
    void columnsByStep(std::int64_t left, std::int64_t wide, std::span<AlertState> out) const;
    [[nodiscard]] std::size_t firstNotBefore(std::int64_t micros, std::size_t block) const;
    [[nodiscard]] States joined(std::size_t first, std::size_t last) const;

    std::vector<std::int64_t> m_at; ///< µs, ascending
    std::vector<std::uint8_t> m_steps; ///< from · 16 + to
    /// The most severe state from this step on, as a set of one; empty for a step that another one
    /// at the same instant follows, because what is between the two lasts no time.
    std::vector<States> m_tops;
    std::vector<std::int64_t> m_blockAt; ///< the first of eight steps
    std::vector<States> m_blocks; ///< the tops of eight steps joined
    std::array<std::int32_t, alertStateCount> m_counts{}; ///< alerts in each state at the end
};

} // namespace Chaos
