// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/day/entry.h"

#include <cstdint>
#include <random>

namespace Chaos {

/// Gives entries what they lack on their way into the journal: an instant and an id.
class Notary
{
public:
    /// `seed` must differ between any two programs that may ever write into one story.
    Notary(const Clock &clock, std::uint64_t seed);

    /// Leaves what is there already.
    void sign(Entry &entry);

    /// A seed from the system's own randomness.
    [[nodiscard]] static std::uint64_t freshSeed();

private:
    const Clock &m_clock;
    std::mt19937_64 m_random;
};

} // namespace Chaos
