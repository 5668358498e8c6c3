// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"

namespace Chaos {

/// Plays the rehearsal without anybody and writes its report. Runs its own event loop; gives the
/// exit status. With a screenshot wanted, a window system (or the offscreen one) must be there.
[[nodiscard]] int rehearseUnattended(const CommandLine &line);

} // namespace Chaos
