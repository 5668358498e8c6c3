// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace Chaos {

using Micros = std::chrono::microseconds;

/// A point in time: UTC, microseconds since 1970. Local time exists only in ui/.
using Instant = std::chrono::sys_time<Micros>;

[[nodiscard]] constexpr Instant instantOf(std::int64_t micros)
{
    return Instant(Micros(micros));
}
[[nodiscard]] constexpr std::int64_t microsOf(Instant at)
{
    return at.time_since_epoch().count();
}
[[nodiscard]] constexpr double secondsOf(Micros length)
{
    return double(length.count()) / 1e6;
}

/// "2026-12-08T14:08:12.000123Z": RFC 3339, UTC, always six digits.
[[nodiscard]] QString toRfc3339(Instant at);

/// Reads RFC 3339 with 0 to 9 fraction digits and `Z` or an offset. Nothing for anything else, and
/// nothing for the years before 1970: Go's zero time (0001-01-01) means "never" on the wire.
[[nodiscard]] std::optional<Instant> fromRfc3339(std::string_view text);

/// An instant and how far off it may be, to either side.
struct Stamp
{
    Instant at{};
    Micros plusMinus{0};
    bool operator==(const Stamp &) const = default;
};

/// A measured duration and how far off it may be, to either side.
struct Elapsed
{
    Micros length{0};
    Micros plusMinus{0};
    bool operator==(const Elapsed &) const = default;
};

} // namespace Chaos
