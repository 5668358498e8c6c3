// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"

namespace Chaos {

/// A plan that holds anything a plan may hold: awkward text in every field, every word of every
/// list of words, what may be missing there and not there. The same seed makes the same plan.
[[nodiscard]] Plan randomPlan(quint32 seed);

/// The same plan with its assignments in the order in which a file tells them. Their order has no
/// meaning.
[[nodiscard]] Plan withSortedAssignments(Plan plan);

} // namespace Chaos
