// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/rules/promql.h"

#include <QString>

#include <string>
#include <vector>

namespace Chaos {

/// What tells whether there are data for an expected alert to look at: how many of the series that
/// its rules choose have a value. To be asked while its experiment is under way.
struct DataQuery
{
    std::string series{}; ///< "data/EXPERIMENT/INDEX"
    QString source{}; ///< the Prometheus that has the rules
    QString query{};
    bool operator==(const DataQuery &) const = default;
};

/// One for each expected alert that is to fire on no data, as far as a surveyed Prometheus has its
/// rules. A target that is down counts as series without a value: `up` itself stays.
[[nodiscard]] std::vector<DataQuery> dataQueriesOf(const Day &day, const Experiment &experiment);

/// Where the numbers of an experiment's expected alert with that index are kept.
[[nodiscard]] std::string dataSeriesOf(const QString &experiment, std::size_t expected);

/// An expression that counts what selectors choose; empty where that cannot be asked.
[[nodiscard]] QString countQuery(const std::vector<SeriesSelector> &selectors);

} // namespace Chaos
