// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/dayinfo.h"
#include "models/plan/planimport.h"

namespace Chaos {

/// What has become of a file that was opened as a day.
struct OpenedFile
{
    DayInfo day{};
    QStringList notes{}; ///< what of the file has no place in that day
    /// What the file would change in a day that was there already: for a person to say yes to.
    std::optional<PlanImport> pending{};
};

/// Opens a file in the store at that path, which is made when it is not there. A plan makes its
/// day, or changes nothing yet if it has one; a Chaos Toolkit experiment makes a new day with that
/// card.
[[nodiscard]] Outcome<OpenedFile> openFile(const QString &storePath, const QString &file);

} // namespace Chaos
