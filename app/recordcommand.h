// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/terminal.h"

namespace Chaos {

/// `record`: runs a command in this terminal and keeps with the day what it was, what it showed and
/// how it ended: durable before it begins, and again when it has ended. The exit status is the
/// command's, 128 and the signal's number where one ended it, and 125 where it was not begun or
/// could not be kept.
int recordCommand(const CommandLine &line, const Terminal &terminal);

} // namespace Chaos
