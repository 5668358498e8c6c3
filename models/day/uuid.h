// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace Chaos {

/// The name of an entry, unique among all seats: a UUID of version 7 (RFC 9562 §5.7), whose first
/// 48 bits are the Unix time in milliseconds, so that ids sort by age.
struct Uuid
{
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const Uuid &) const = default;
    [[nodiscard]] bool isNull() const { return *this == Uuid{}; }

    /// Eight-four-four-four-twelve lower-case hex digits.
    [[nodiscard]] std::string toString() const;
    /// The null id for text that is no UUID.
    [[nodiscard]] static Uuid fromString(std::string_view text);
    /// A version 7 id of that instant, with 74 random bits taken from `random`.
    [[nodiscard]] static Uuid make(Instant at, std::array<std::uint64_t, 2> random);
};

} // namespace Chaos
