// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/expectedlabels.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace Chaos {

class Surroundings;

/// The group that an expected alert will be told of in.
struct ExpectedGroup
{
    QString alert{};
    std::string teller{};
    const NotificationRoute *route = nullptr;
    std::vector<std::optional<std::string>> values{}; ///< of the route's `groupBy`, where known
    Micros staysFor{0}; ///< open after the fault is gone: keep_firing_for and group_interval
};

[[nodiscard]] std::vector<ExpectedGroup> expectedGroupsOf(const Surroundings &around,
                                                          const NamedAlert &named);

/// When in the planned day an experiment breaks something, and which groups that opens. What a slot
/// has beyond the time-box lies half before and half after it.
struct GroupedSlot
{
    QString experiment{};
    QString title{};
    Micros trigger{0}; ///< since midnight
    Micros end{0}; ///< of the time-box
    std::vector<const ExpectedGroup *> groups{}; ///< kept by the surroundings
};
/// In order of time. Empty where no Alertmanager was surveyed.
[[nodiscard]] std::vector<GroupedSlot> groupedSlotsOf(const Surroundings &around);

/// An earlier experiment whose group is still open when a later one needs it.
struct TooClose
{
    const GroupedSlot *before = nullptr;
    const ExpectedGroup *open = nullptr; ///< of the one before
    const ExpectedGroup *joining = nullptr;
    Micros gap{0}; ///< from the end of its time-box to the later one's trigger
    /// Maybe: both are told of by the same alert, and a label that nobody knows decides.
    Likely isSure = Likely::No;
};
/// The nearest before an experiment, if any. "A group disappears only after all its alerts resolved
/// and that was notified: leave group_interval between experiments" (integrations §3.1).
[[nodiscard]] std::optional<TooClose> tooCloseBefore(const std::vector<GroupedSlot> &day,
                                                     const QString &experiment);

} // namespace Chaos
