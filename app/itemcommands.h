// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/terminal.h"

namespace Chaos {

/// `items`: the action items of a day, for other tools. Returns the exit status.
int performItemCommand(const CommandLine &line, const Terminal &terminal);

} // namespace Chaos
