// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clockbook.h"
#include "models/day/entries.h"
#include "models/day/instant.h"

#include <algorithm>
#include <optional>

namespace Chaos {

/// An instant that is known to lie between two others of the room's clock.
struct Between
{
    Instant from{};
    Instant to{};

    /// Puts the middle into the alert, ± half.
    void write(Entries::SeenAlert &alert) const
    {
        const Stamp middle = stamp();
        alert.since = middle.at;
        alert.plusMinus = middle.plusMinus;
        alert.evidence = Evidence::Polled;
    }
    void write(Page &page) const
    {
        const Stamp middle = stamp();
        page.at = middle.at;
        page.plusMinus = middle.plusMinus;
        page.evidence = Evidence::Polled;
    }

private:
    [[nodiscard]] Stamp stamp() const
    {
        const Micros width = std::max(to - from, Micros(0));
        return {to - width / 2, (width + Micros(1)) / 2};
    }
};

/// One answered poll: what is new in it happened after the last one was asked and before this one
/// was answered.
struct Poll
{
    std::optional<Instant> lastAskedAt{}; ///< of the last good one; room clock
    Instant answeredAt{}; ///< room clock
    std::optional<ClockReading> clock{}; ///< of the source, if known by now

    /// An instant of the source's clock on the room's; as it stands while the clock is not known.
    [[nodiscard]] Instant inRoom(Instant stamp) const
    {
        return clock ? stamp - clock->offset : stamp;
    }
    /// The latest it can have been on the room's clock; nothing while the clock is not known.
    [[nodiscard]] std::optional<Instant> latestInRoom(Instant stamp) const
    {
        return clock ? std::optional(inRoom(stamp) + clock->error) : std::nullopt;
    }
    /// From the last poll (`otherwise` if this is the first) to this one, or to what is known to
    /// be the latest.
    [[nodiscard]] Between since(Instant otherwise, std::optional<Instant> latest = {}) const
    {
        const Instant from = std::min(lastAskedAt.value_or(otherwise), answeredAt);
        return {from, std::clamp(latest.value_or(answeredAt), from, answeredAt)};
    }
};

} // namespace Chaos
