// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/terminal.h"

namespace Chaos {

/// `qa`: what live QA is to try and what it found, or one result more.
[[nodiscard]] int performQaCommand(const CommandLine &line, const Terminal &terminal);

} // namespace Chaos
