// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/terminal.h"

namespace Chaos {

class EndSignals;

/// `run`: performs the scripted experiments of a plan or a day without anybody, after whatever an
/// earlier one left applied is taken back, and says what comes of it. Runs its own event loop; one
/// of the signals calls it off. Gives the exit status: 0 all held, 1 something did not, 2 something
/// was not performed, 3 something could not be backed out.
[[nodiscard]] int runUnattended(const CommandLine &line, const Terminal &terminal,
                                EndSignals &calls);

} // namespace Chaos
