// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/terminal.h"

namespace Chaos {

/// `chaosroom guard enrol|allow`: the second factor of this desk, and a host of production allowed
/// with it. Codes are typed unseen or come in on standard input. Returns the exit status.
int performGuardCommand(const CommandLine &line, const Terminal &terminal);

} // namespace Chaos
