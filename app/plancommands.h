// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/terminal.h"

namespace Chaos {

/// `plan import`, `export`, `check`, `new` and `schema`. Returns the exit status.
int performPlanCommand(const CommandLine &line, const Terminal &terminal);

/// Prints, or writes the file that was named. A file that is there may hold somebody's comments: it
/// is left alone unless that is forced.
[[nodiscard]] int givePlan(const QByteArray &text, const CommandLine &line,
                           const Terminal &terminal);

} // namespace Chaos
