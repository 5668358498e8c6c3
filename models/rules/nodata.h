// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/matching.h"
#include "models/rules/verdicts.h"

#include <optional>

namespace Chaos {

/// A time in which the data were gone that an alert looks at, as they were counted.
struct DataGap
{
    Stamp since{}; ///< room clock
    Instant until{}; ///< they were there again, or nobody looked any more
    double before = 0; ///< so many series there were
    bool operator==(const DataGap &) const = default;
};

/// What the numbers that were taken of an expected alert's data say of the run.
struct DataSight
{
    bool isMeasured = false; ///< there were numbers before the trigger or after it
    bool wereThere = false; ///< some data, before they were gone or at all
    double least = 0; ///< of the run, where it is measured
    double most = 0;
    std::optional<DataGap> gap{}; ///< the longest one of the run
    bool operator==(const DataSight &) const = default;
};
[[nodiscard]] DataSight dataSightOf(const Day &day, const Run &run, std::size_t expected,
                                    const Window &window);

/// Whether an alert of a run fired because its data vanished, from what really was seen: its series
/// were counted and gone, or its source said so itself (Grafana: NoData, Icinga: UNKNOWN).
/// `expected` is its index in the plan.
[[nodiscard]] SubCheck noDataOf(const Day &day, const Run &run, std::size_t expected,
                                const Finding &finding, Instant now);

} // namespace Chaos
