// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/day/outcome.h"

namespace Chaos {

/// The entry by which everything is stopped and taken back, or why not. Without a reason it is
/// stopped all the same: the reason can be written down later.
[[nodiscard]] Outcome<Entry> raiseStop(const Day &day, const QString &reason);

/// The entry by which things may be broken again, or why not. It says why.
[[nodiscard]] Outcome<Entry> liftStop(const Day &day, const QString &why);

} // namespace Chaos
