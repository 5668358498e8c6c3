// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/staginghost.h"

#include <optional>

namespace Chaos {

/// What one check of one host found, as far as its answer alone tells: `Slow` here means that
/// something other than time is amiss (a stale name, a certificate about to end).
struct ProbeResult
{
    HostState state = HostState::Unknown;
    QString reason{}; ///< in words that stay the same from probe to probe; empty for a plain answer
    std::optional<Micros> latency{}; ///< of the answer; nothing where there was none
    bool operator==(const ProbeResult &) const = default;
};

/// A check and when it ran, on the room's clock.
struct ProbeSighting
{
    Instant began{};
    Instant ended{};
    ProbeResult result{};
};

} // namespace Chaos
