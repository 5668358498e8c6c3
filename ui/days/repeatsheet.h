// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/repeating.h"
#include "ui/days/dayrows.h"

namespace Chaos {

/// The experiments to be repeated as they are shown, worked out to the last word.
struct RepeatSheet
{
    std::vector<ToRepeat> repeats{};
    std::vector<DayTableRow> rows{}; ///< one each
    QStringList reasons{}; ///< of each all, as one line
};

/// Takes its time where there are many days: to be called off the widgets' thread.
[[nodiscard]] RepeatSheet repeatSheetOf(std::vector<ToRepeat> repeats, QDate today);

} // namespace Chaos
