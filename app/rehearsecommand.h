// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/terminal.h"

namespace Chaos {

/// `rehearse back-out`: has the scripted steps of the way back of a day's experiments tried, one
/// experiment after the other, and says a line for each step. The exit status is 1 where one
/// failed. For commands of the terminal: it has an event loop of its own.
int rehearseWaysBack(const CommandLine &line, const Terminal &terminal);

} // namespace Chaos
