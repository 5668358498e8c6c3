// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/terminal.h"

namespace Chaos {

/// `preflight`, `event` and `stop`: what is asked and said of a day while it runs. Returns the exit
/// status.
int performDayCommand(const CommandLine &line, const Terminal &terminal);

} // namespace Chaos
