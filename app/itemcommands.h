// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/outlets/issueposter.h"
#include "app/terminal.h"

namespace Chaos {

/// `items`: the action items of a day, for other tools; `items export`: as issues of a tracker.
/// Returns the exit status.
int performItemCommand(const CommandLine &line, const Terminal &terminal,
                       const PostingPace &pace = {});

} // namespace Chaos
