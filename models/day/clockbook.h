// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/instant.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace Chaos {

/// One measurement of a source's clock against the room's (integrations: Cristian, RFC 5905 §8).
struct ClockReading
{
    Instant at{}; ///< room clock
    Micros offset{0}; ///< source minus room
    Micros error{0}; ///< the true offset lies within offset ± error
    bool operator==(const ClockReading &) const = default;
};

/// How every source's clock stood against the room's, over the day.
class ClockBook
{
public:
    /// Takes a `clock.measured` entry: subject the source, payload {"offset":µs,"error":µs}.
    void apply(const EntryView &entry);

    /// All readings of a source in order of time; empty for a source never measured.
    [[nodiscard]] const std::vector<ClockReading> &readings(std::string_view source) const;
    /// The reading nearest to that instant of the room's clock.
    [[nodiscard]] std::optional<ClockReading> near(std::string_view source, Instant at) const;

    bool operator==(const ClockBook &) const = default;

private:
    std::map<std::string, std::vector<ClockReading>, std::less<>> m_readings;
};

} // namespace Chaos
