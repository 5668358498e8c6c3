// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/alertstate.h"
#include "models/day/clockbook.h"
#include "models/day/entry.h"
#include "models/day/label.h"
#include "models/day/sharedlist.h"
#include "models/day/steplane.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <ranges>
#include <string>
#include <unordered_map>
#include <vector>

namespace Chaos {

/// One transition of one alert as a source told it: everything that timing needs.
struct AlertChange
{
    Instant seenAt{}; ///< room clock
    Instant since{}; ///< source clock for Stamp evidence, else room clock
    std::int64_t sequence = 0; ///< of the entry
    std::uint32_t alert = 0; ///< index of the alert
    std::uint32_t plusMinusUs = 0; ///< resolution of `since`
    /// How long before `seenAt` its lane looks otherwise for it, in ms, rounded up: since the step
    /// that it brought, or since the one that it refined.
    std::uint32_t reachMs = 0;
    AlertState state = AlertState::Inactive;
    Evidence evidence = Evidence::Stamp;
    bool operator==(const AlertChange &) const = default;
};

/// Some that follow one another.
using AlertChanges = std::ranges::subrange<SharedList<AlertChange>::const_iterator>;

/// One alert of one source, told apart by its labels.
struct Alert
{
    std::string key{}; ///< "source/fingerprint", the subject of its entries
    std::uint32_t lane = 0;
    AlertState state = AlertState::Inactive;
    AlertState before = AlertState::Inactive; ///< the state it came from
    Instant shownSince{}; ///< room clock: where the current state begins on the timeline
    std::vector<Label> labels{};
    std::vector<Label> annotations{};
    bool operator==(const Alert &) const = default;
};

/// All alerts of one name from one source: a row of the timeline.
struct Lane
{
    std::string source{};
    std::string name{};
    StepLane steps{}; ///< on the room's clock
    SharedList<AlertChange> changes{}; ///< in order of arrival
    /// The instant from which the steps look otherwise than they did before the change with that
    /// index; nothing if there is none.
    [[nodiscard]] std::optional<Instant> changedSince(std::size_t change) const;
    bool operator==(const Lane &) const = default;
};

/// What every alert did, as far as the sources have told.
class AlertBook
{
public:
    /// Takes an `alert.changed` entry. Its payload:
    /// {"source","name","state","since":µs,"plus_minus":µs,"evidence","labels":{},"annotations":{}}.
    /// The same state again with another `since` refines the running step, it does not add one.
    void apply(const EntryView &entry, const ClockBook &clocks);

    [[nodiscard]] const std::vector<Lane> &lanes() const { return m_lanes; }
    [[nodiscard]] const std::vector<Alert> &alerts() const { return m_alerts; }
    [[nodiscard]] const Alert *find(std::string_view key) const;
    /// The lane of the entry applied last; for the story and for who repaints one lane.
    [[nodiscard]] std::uint32_t lastLane() const { return m_lastLane; }
    /// Whether that entry moved an alert into another state (a refinement does not).
    [[nodiscard]] bool lastWasTransition() const { return m_lastWasTransition; }

    bool operator==(const AlertBook &other) const;

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    using Index = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

    void take(Alert &alert, AlertChange change, const ClockBook &clocks);
    [[nodiscard]] static Instant shownAt(std::string_view source, const AlertChange &change,
                                         const ClockBook &clocks);
    std::uint32_t laneOf(std::string_view source, std::string_view name);

    std::vector<Lane> m_lanes;
    std::vector<Alert> m_alerts;
    Index m_alertIndex; ///< by key
    Index m_laneIndex; ///< by source and name
    std::uint32_t m_lastLane = 0;
    bool m_lastWasTransition = false;
};

} // namespace Chaos
