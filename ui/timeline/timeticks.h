// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/timeline/timescale.h"

#include <QString>

#include <vector>

namespace Chaos {

/// One tick of the time axis.
struct TimeTick
{
    Instant at{};
    QString label{}; ///< local time
    bool operator==(const TimeTick &) const = default;
};

/// Ticks at instants that people count in (a second, 5 minutes, a day; in local time), as close
/// together as labels `room` columns wide allow. Ticks just outside the scale are among them, so
/// that half a label can be seen at an edge.
[[nodiscard]] std::vector<TimeTick> timeTicks(const TimeScale &scale, int room);

} // namespace Chaos
