// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <vector>

namespace Chaos::Bench {

/// One alert of one lane, firing from `begin` to `end`.
struct FiringInterval
{
    std::int64_t begin = 0; ///< µs since the storm began
    std::int64_t end = 0;
    std::uint32_t lane = 0;
    std::uint32_t alert = 0; ///< within the lane
};

/// Many alerts that overlap: in each lane sixteen of them come and go, so that about half of the
/// lane is covered and every column of pixels differs from its neighbour.
struct AlertStorm
{
    static constexpr std::uint32_t lanes = 40;
    static constexpr Micros length = std::chrono::hours(12);

    explicit AlertStorm(std::size_t intervals);

    [[nodiscard]] static Instant begin();
    [[nodiscard]] static Instant end() { return begin() + length; }

    /// The storm as a day: each alert's changes applied in order of time.
    [[nodiscard]] Day day() const;
    /// The entry for one more alert in a lane.
    [[nodiscard]] static Entry change(std::uint32_t lane, std::uint32_t alert, AlertState state,
                                      Instant at, std::int64_t sequence);

    std::vector<FiringInterval> intervals; ///< by begin
};

} // namespace Chaos::Bench
