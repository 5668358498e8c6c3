// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <chrono>

namespace Chaos {

/// A day that is told entry by entry, a second apart, by Alice.
struct Telling
{
    static constexpr Instant morning{std::chrono::microseconds(1'796'720'400'000'000)};

    Touched operator()(Entry entry)
    {
        entry.sequence = ++count;
        entry.at = morning + std::chrono::seconds(count);
        entry.id = Uuid::make(entry.at, {std::uint64_t(count), 3});
        entry.actor = "Alice";
        last = entry.id;
        return day.apply(entry.view());
    }

    Day day{};
    std::int64_t count = 0;
    Uuid last{};
};

} // namespace Chaos
