// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/terminal.h"

namespace Chaos {

/// `proxy`: runs a fault proxy until Ctrl-C; lines from standard input switch its fault.
[[nodiscard]] int runProxy(const CommandLine &line, const Terminal &terminal);

} // namespace Chaos
