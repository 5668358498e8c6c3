// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <QStringList>

namespace Chaos {

/// What a day taught about holding such a day: how late it began and ended, what was not performed
/// and why, which experiments took longer than their time-box, what broke that nobody had planned,
/// and how many alerts nobody had named. One sentence each; none where there is nothing to say.
[[nodiscard]] QStringList dayLessons(const Day &day, Instant now, Micros utcOffset);

} // namespace Chaos
