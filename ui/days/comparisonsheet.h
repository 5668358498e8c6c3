// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/daycomparison.h"
#include "ui/days/dayrowdelegate.h"
#include "ui/days/dayrows.h"

namespace Chaos {

/// Two days side by side as they are shown, worked out to the last word.
struct ComparisonSheet
{
    std::vector<DayColumn> columns{};
    std::vector<DayTableRow> rows{};
    QString summary{}; ///< how many alerts changed, and how
};

/// Takes its time where the days are large: to be called off the widgets' thread.
[[nodiscard]] ComparisonSheet comparisonSheetOf(const PastDay &before, const PastDay &after);

/// "First chaos day · 2025-12-09"
[[nodiscard]] QString comparedName(const PastDay &day);

} // namespace Chaos
