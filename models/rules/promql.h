// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/experiment.h"
#include "models/day/label.h"

#include <string>
#include <string_view>
#include <vector>

namespace Chaos {

/// One choice of series in an expression: `up{job="web"}`.
struct SeriesSelector
{
    std::string metric{}; ///< empty where only labels choose
    std::vector<LabelMatcher> matchers{};
    bool operator==(const SeriesSelector &) const = default;
};

/// What a PromQL expression tells without being evaluated.
struct QueryReading
{
    std::vector<SeriesSelector> selectors{}; ///< none: it reads no series at all
    Micros longestRange{0}; ///< it looks back so far: ranges, subqueries around them, offsets
    bool looksForAbsence = false; ///< absent() or absent_over_time()
    /// Something in it can have a value where the data have none: absence, `up`, which stays when a
    /// target is gone, `vector()` or `unless`.
    bool bearsNoData = false;
    bool readsRecorded = false; ///< a name with a colon is one of a recording rule
    std::vector<Label> fixedLabels{}; ///< that its result carries, whatever it is: `job="web"`
    bool operator==(const QueryReading &) const = default;
};

/// Reads an expression with tolerance: strings and comments hide what they hold, and what is not
/// understood is passed over. A label counts as fixed only where every selector asks for the same
/// value and nothing (aggregation, matching, label_replace) could take it away.
///
/// Syntax: prometheus/prometheus docs/querying/{basics,operators,functions}.md.
[[nodiscard]] QueryReading readQuery(std::string_view query);

/// How far an expression looks back: a threshold over a range may be crossed so much later.
[[nodiscard]] Micros longestRange(std::string_view query);

/// "1h30m", "15s", "500ms" or seconds ("300", "1.5"); zero for anything else.
[[nodiscard]] Micros promDuration(std::string_view text);

} // namespace Chaos
