// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/alertstate.h"
#include "models/day/instant.h"

#include <cstdint>
#include <vector>

namespace Chaos {

/// What the bytes of one alert in an answer said.
struct Slice
{
    std::uint64_t hash = 0;
    std::uint32_t alert = 0; ///< index into the roll
    AlertState state = AlertState::Inactive;
    Instant onset{};
};

/// The slices of one answer, found by the hash of their bytes: one flat table, refilled for each
/// answer, since a thousand polls an hour of ten thousand alerts must cost next to nothing.
class SliceTable
{
public:
    [[nodiscard]] const Slice *find(std::uint64_t hash) const;
    void add(const Slice &slice);
    /// Forgets all slices and keeps the memory.
    void clear();
    [[nodiscard]] std::size_t size() const { return m_slices.size(); }
    void swap(SliceTable &other) noexcept;

private:
    void grow();
    void place(std::uint32_t index);

    std::vector<Slice> m_slices;
    std::vector<std::uint32_t> m_slots; ///< index + 1; 0 is free; a power of two, half empty
};

} // namespace Chaos
