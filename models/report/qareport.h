// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"
#include "models/day/qabook.h"
#include "models/day/run.h"

#include <QStringList>

#include <string>
#include <vector>

namespace Chaos {

class Day;

/// What live QA found in one experiment, or between experiments.
struct ReportedQa
{
    std::vector<const QaResult *> results{}; ///< in order of time, without those taken back
    std::vector<QaCard> untried{}; ///< cards that nobody said anything of

    [[nodiscard]] bool isEmpty() const { return results.empty() && untried.empty(); }
};
/// `experiment` is empty for what was found while none was under way.
[[nodiscard]] ReportedQa reportedQa(const Day &day, const QString &experiment);

/// "Results: 1 passes, 2 fails."
[[nodiscard]] QString qaCounts(const ReportedQa &qa);
/// "T+1:12" or, where there was no trigger before it, the time of day.
[[nodiscard]] QString qaTime(const QaResult &result, const Run *run, Micros utcOffset);
/// "Buy two tickets", and where to look.
[[nodiscard]] QString qaCardText(const QaCard &card);
/// "Erin (on the page)": names that were typed there are nobody's word but theirs.
[[nodiscard]] QString qaWho(const QaResult &result);

/// [{key, experiment, try, look, outcome, severity, text, by, seat, at, picture (its SHA-256 or
/// null)}]
[[nodiscard]] std::string qaJson(const ReportedQa &qa);

} // namespace Chaos
