// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"

#include <QStringList>

namespace Chaos {

/// What of an experiment the room cannot do by itself, a sentence each: a step for people, one that
/// is refused or cannot be read, no action at all, or a steady state that nobody measures. Empty:
/// nobody has to be there.
[[nodiscard]] QStringList whatWantsPeople(const Plan &plan, const Experiment &experiment);

/// The same of the way back alone: back-out plan and reset criteria.
[[nodiscard]] QStringList whatWantsPeopleOnTheWayBack(const Plan &plan,
                                                      const Experiment &experiment);

} // namespace Chaos
