// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"

namespace Chaos {

/// Puts an experiment of a past day's plan into `part`, as far as neither that nor `before` has it
/// by its key, with what it needs there: the sources and hosts of its day, the people who play in
/// it and its teams. It is taken out no more. What `before` has stays as it is. False: one of them
/// has the experiment already, or `from` has not.
bool addRepeated(Plan &part, const Plan &before, const Plan &from, const QString &experiment);

} // namespace Chaos
