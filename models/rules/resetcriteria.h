// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <vector>

namespace Chaos {

/// The reset criteria of that experiment that nobody has confirmed yet, as places in the plan's
/// list. Until there are none left the reset is not confirmed.
[[nodiscard]] std::vector<int> openResetCriteria(const Day &day, const QString &experiment);

} // namespace Chaos
