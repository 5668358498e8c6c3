// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QString>

namespace Chaos {

/// "14:08:53", local.
[[nodiscard]] QString timeOfDay(Instant at);
/// "14:08", local.
[[nodiscard]] QString hourAndMinute(Instant at);
/// "T+1:12", "T−0:30", "T+1:02:03".
[[nodiscard]] QString sinceTrigger(Micros length);

} // namespace Chaos
