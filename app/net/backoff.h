// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <random>

namespace Chaos {

/// How long to leave a failing source alone: twice as long after each failure up to a cap, and
/// never quite the same twice, so that many seats do not knock together.
class Backoff
{
public:
    /// `first` after the first failure, at most `cap`; both above zero.
    Backoff(Micros first, Micros cap, std::uint64_t seed);

    /// The wait after one more failure: between a half and the whole of min(cap, first · 2ⁿ).
    [[nodiscard]] Micros next();
    /// Another one from the next wait on.
    void setCap(Micros cap) { m_cap = cap; }
    /// It answered: the next failure is the first again.
    void reset() { m_failures = 0; }
    [[nodiscard]] int failures() const { return m_failures; }

private:
    Micros m_first;
    Micros m_cap;
    int m_failures = 0;
    std::mt19937_64 m_random;
};

} // namespace Chaos
