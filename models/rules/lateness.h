// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <QTimeZone>

#include <optional>

namespace Chaos {

/// By how much the day is behind its plan: how much later than planned the experiment under way
/// began, or by how much it is over its slot if that is more; between two, how long ago the next
/// one was to begin. Nothing while it is in time, on any other date than the day's, and where the
/// plan has no window to count from. `zone`: where the day is held.
[[nodiscard]] std::optional<Micros> latenessOf(const Day &day, Instant now, const QTimeZone &zone);

} // namespace Chaos
