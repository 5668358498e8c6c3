// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/day/entry.h"

#include <optional>

namespace Chaos {

/// What the people of an unattended rehearsal do next, seen from the day alone: one entry, signed
/// with the name of who does it; nothing while they wait for the world. Pure: the same day and
/// instant give the same move, and each move changes the day so that the next one differs.
///
/// They start when every host has been seen and nothing is about to change, back out when a guard
/// alert fires, when the outcome of every expected alert is known and has been watched for a
/// moment, or when the time-box is over, and confirm the reset when everything that the trigger
/// changed is as it was.
[[nodiscard]] std::optional<Entry> nextMove(const Day &day, Instant now);

} // namespace Chaos
