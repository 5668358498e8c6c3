// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/store.h"
#include "models/day/plan.h"
#include "models/rules/repeating.h"

#include <QByteArray>

#include <vector>

namespace Chaos {

/// What a plan that has `before` lacks of these experiments, as their days have them in the store.
[[nodiscard]] Outcome<Plan> repeatedPart(Store &store, const std::vector<ToRepeat> &all,
                                         const Plan &before);

/// A plan file of them, for a new day: for people to give it a date, and to look through.
[[nodiscard]] Outcome<QByteArray> repeatedPlanFile(const QString &storePath,
                                                   const std::vector<ToRepeat> &all);

} // namespace Chaos
