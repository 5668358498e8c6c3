// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/terminal.h"

namespace Chaos {

/// `canary`: sends a canary through sources of a day and follows each until it is cleared. Returns
/// the exit status. Waits in an event loop of its own, so none may be running.
[[nodiscard]] int proveAlertPaths(const CommandLine &line, const Terminal &terminal);

} // namespace Chaos
