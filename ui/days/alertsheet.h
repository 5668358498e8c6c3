// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/alerthistory.h"
#include "ui/days/dayrows.h"

namespace Chaos {

/// The alert ledger as it is shown, worked out to its last word.
struct AlertSheet
{
    std::vector<AlertHistory> histories{}; ///< in the order in which they are shown
    std::vector<DayTableRow> rows{}; ///< one a history
    QString counts{}; ///< how many there are, and how they stand
};

/// Takes its time where there are many days: to be called off the widgets' thread.
[[nodiscard]] AlertSheet alertSheetOf(std::vector<AlertHistory> histories, QDate today);

} // namespace Chaos
