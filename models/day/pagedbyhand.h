// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/pagebook.h"

namespace Chaos {

/// The page that somebody in the room tells of at `at`: some seconds after the telephone rang,
/// nobody knows how many. `name` is the alert's where it was said, else empty.
[[nodiscard]] inline Page pagedByHand(Instant at, std::string name = {})
{
    return {.seenAt = at,
            .at = at,
            .plusMinus = std::chrono::seconds(2),
            .evidence = Evidence::ByHand,
            .source = "by hand",
            .name = std::move(name)};
}

} // namespace Chaos
