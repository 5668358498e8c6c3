// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <span>

namespace Chaos {

/// How long after the trigger something comes: never before the earliest, not after the latest if
/// the source does what it says of itself, and about then in most cases.
struct Reach
{
    Micros earliest{0};
    Micros typical{0};
    Micros latest{0};
    bool operator==(const Reach &) const = default;
};

/// The one of several that comes first; they all come.
[[nodiscard]] Reach firstOf(std::span<const Reach> all);
/// The one of several that comes, nobody knows which.
[[nodiscard]] Reach anyOf(std::span<const Reach> all);

} // namespace Chaos
