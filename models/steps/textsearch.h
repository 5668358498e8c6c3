// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QString>

namespace Chaos {

// Searching a text for a pattern as Python's re.search does, as near as Qt's engine comes: anywhere
// in the text, Unicode classes, \Z for the very end.

inline constexpr qsizetype mostOfPattern = 10'000;
inline constexpr qsizetype mostOfSearchedText = 1'000'000;

/// Whether it is found. A failure says why that cannot be told: no valid pattern, too long a text,
/// or a pattern that takes more steps or seconds than anybody would wait for.
[[nodiscard]] Outcome<bool> isFoundIn(const QString &pattern, const QString &text);

} // namespace Chaos
