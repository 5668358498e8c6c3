// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QString>

#include <optional>

namespace Chaos {

/// Reads "10m", "90s", "1m30s", "800ms", "1.5h", "2 h 30 m"; nothing for anything else, for
/// negative lengths and for more than 366 days. A number alone is refused: nobody can know its
/// unit.
[[nodiscard]] std::optional<Micros> durationOfWord(const QString &word);

/// The shortest word that reads back as the same length.
[[nodiscard]] QString wordOfDuration(Micros length);

} // namespace Chaos
