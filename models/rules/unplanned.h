// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/day/entries.h"
#include "models/day/outcome.h"

#include <vector>

namespace Chaos {

/// Somebody who has to hear at once that something real broke.
struct ToTell
{
    QString role{}; ///< key
    QString title{}; ///< of the role
    QString name{}; ///< who plays it; empty: nobody
    bool isTold = false;
    bool operator==(const ToTell &) const = default;
};

/// The chaos incident commander, then the incident commander of the experiment under way at the
/// time. A role that the plan does not have is left out.
[[nodiscard]] std::vector<ToTell> whoIsTold(const Day &day, const UnplannedEvent &event);

/// The entry by which the drill becomes an incident, or why not. It says what broke.
[[nodiscard]] Outcome<Entry> declareEvent(const Day &day, const QString &what);
/// The entry by which the incident is over, or why not. It says how it ended.
[[nodiscard]] Outcome<Entry> endEvent(const Day &day, const QString &how);

/// Nothing is broken on purpose while something unplanned is broken or the emergency stop is
/// raised: says so; nothing otherwise.
[[nodiscard]] std::optional<Failure> againstBreaking(const Day &day);

/// The event in which an alert began, or null. Meant for an instant of the room's clock.
[[nodiscard]] const UnplannedEvent *eventAt(const Day &day, Instant then);
/// Whether whatever the lane did in the window began in unplanned events.
[[nodiscard]] bool beganInEvents(const Day &day, const Lane &lane, Instant from, Instant to);
/// Lanes (indexes) that became active while the event was open, in order of their first doing so.
[[nodiscard]] std::vector<std::uint32_t> lanesOf(const Day &day, const UnplannedEvent &event,
                                                 Instant now);

} // namespace Chaos
