// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entries.h"
#include "models/items/liveday.h"

namespace Chaos::Test {

/// A day to look at: checkout loses its database at 14:07:37, and it is 14:10:06 now.
class SampleDay
{
public:
    /// The 8th of December 2026, UTC.
    [[nodiscard]] static Instant at(int hour, int minute, int second = 0);
    [[nodiscard]] static Instant trigger() { return at(14, 7, 37); }
    [[nodiscard]] static Instant now() { return at(14, 10, 6); }

    /// The plan alone.
    void plan();
    /// The experiment with all that it set off until now.
    void run();

    /// Numbers the entry and applies it to the day.
    void apply(Entry entry, Instant at);
    void alert(const std::string &name, const std::string &source, AlertState state, Instant since);

    LiveDay live;

private:
    std::int64_t m_sequence = 0;
};

} // namespace Chaos::Test
