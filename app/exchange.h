// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/daywriter.h"
#include "app/terminal.h"

namespace Chaos {

// What the command line takes from files into a day, and gives to other tools.

/// `plan import` of a plan or of a Chaos Toolkit experiment: says what changed and what had no
/// place.
[[nodiscard]] int importFile(const CommandLine &line, const Terminal &terminal);

/// `journal import`: makes a day of what `chaosroom journal DAY --json` printed, with the
/// pictures in it.
[[nodiscard]] int importJournal(const CommandLine &line, const Terminal &terminal);

/// `plan calendar`: the named day as an iCalendar file. Its window is local time where this runs.
[[nodiscard]] int exportCalendar(const CommandLine &line, const Terminal &terminal);

/// Prints what a merge changed in a plan, or would. Returns the exit status.
int tellOfMerge(const DayWriter::Merge &merge, bool isDry, const Terminal &terminal);

} // namespace Chaos
