// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"

#include <cstdio>

namespace Chaos {

/// Performs the verbs that need no window: each reads or writes the store and prints. Gives the
/// exit status. What is asked for goes to `out`, everything else to `err`.
[[nodiscard]] int performCommand(const CommandLine &line, std::FILE *out, std::FILE *err);

} // namespace Chaos
