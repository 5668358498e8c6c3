// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"

#include <vector>

namespace Chaos {

class Day;
class Secrets;

/// Whether this desk has what the plan's steps want of it: programs, variables of its environment,
/// secrets.
namespace DeskLook {

/// What is otherwise than the day has it: what it lacks, and what it has by now.
[[nodiscard]] std::vector<Entry> changes(const Day &day, const Secrets &secrets);

} // namespace DeskLook

} // namespace Chaos
