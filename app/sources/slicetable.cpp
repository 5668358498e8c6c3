// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/slicetable.h"

#include <algorithm>

namespace Chaos {

const Slice *SliceTable::find(std::uint64_t hash) const
{
    if (m_slots.empty())
        return nullptr;
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = hash & mask; m_slots[slot] != 0; slot = (slot + 1) & mask) {
        const Slice &slice = m_slices[m_slots[slot] - 1];
        if (slice.hash == hash)
            return &slice;
    }
    return nullptr;
}

void SliceTable::add(const Slice &slice)
{
    m_slices.push_back(slice);
    if (m_slices.size() * 2 > m_slots.size())
        grow();
    else
        place(std::uint32_t(m_slices.size()));
}

void SliceTable::clear()
{
    m_slices.clear();
    std::ranges::fill(m_slots, 0);
}

void SliceTable::swap(SliceTable &other) noexcept
{
    m_slices.swap(other.m_slices);
    m_slots.swap(other.m_slots);
}

void SliceTable::grow()
{
    m_slots.assign(std::max<std::size_t>(64, m_slots.size() * 2), 0);
    for (std::uint32_t index = 1; index <= m_slices.size(); ++index)
        place(index);
}

void SliceTable::place(std::uint32_t index)
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = m_slices[index - 1].hash & mask;
    while (m_slots[slot] != 0)
        slot = (slot + 1) & mask;
    m_slots[slot] = index;
}

} // namespace Chaos
