// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/terminal.h"

namespace Chaos {

/// `ledger`, `compare` and `repeat`: what all days of a store tell to who looks back on them.
/// Returns the exit status.
int performOverDaysCommand(const CommandLine &line, const Terminal &terminal);

} // namespace Chaos
