// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/matching.h"

#include <QDate>

#include <cstdint>
#include <optional>

namespace Chaos {

/// How closely the room watches a day's alert sources and staging hosts.
enum class Watchfulness : std::uint8_t {
    Closely, ///< as often as the plan says
    Sparingly, ///< now and then: nothing is broken on purpose yet, or any more
};

/// A date wherever on Earth it may be: from its begin in the time zone furthest ahead to its end in
/// the one furthest behind.
[[nodiscard]] Window dateAnywhere(QDate date);

/// `date` is the day's; one that has none is today. `isUnderWay`: an experiment is.
[[nodiscard]] Watchfulness watchfulnessOn(QDate date, bool isUnderWay, Instant now);

/// When time alone next changes that; nothing if it never does.
[[nodiscard]] std::optional<Instant> watchfulnessTurnsAt(QDate date, bool isUnderWay, Instant now);

} // namespace Chaos
