// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/steplane.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace Chaos {

namespace {

constexpr std::size_t blockSize = 8;

std::uint8_t packed(AlertState from, AlertState to)
{
    return std::uint8_t(std::uint8_t(from) << 4 | std::uint8_t(to));
}

std::uint8_t setOf(AlertState state)
{
    return std::uint8_t(1u << std::uint8_t(state));
}

AlertState mostSevere(std::uint8_t states)
{
    return AlertState(std::bit_width(states) - 1);
}

std::uint8_t topOf(const std::array<std::int32_t, alertStateCount> &counts)
{
    for (std::size_t state = alertStateCount - 1; state > 0; --state) {
        if (counts[state] > 0)
            return setOf(AlertState(state));
    }
    return setOf(AlertState::Inactive);
}

std::uint64_t eightAt(const std::uint8_t *bytes)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

std::uint8_t joinedBytes(std::uint64_t word)
{
    word |= word >> 32;
    word |= word >> 16;
    word |= word >> 8;
    return std::uint8_t(word);
}

/// All bytes joined, eight at a time; the last eight may overlap those before them.
std::uint8_t joinedBytes(const std::uint8_t *bytes, std::size_t count)
{
    if (count < 8) {
        std::uint8_t states = 0;
        for (std::size_t i = 0; i < count; ++i)
            states |= bytes[i];
        return states;
    }
    std::uint64_t word = eightAt(bytes + count - 8);
    for (std::size_t i = 0; i + 8 < count; i += 8)
        word |= eightAt(bytes + i);
    return joinedBytes(word);
}

/// How many of the next `count` instants lie before `micros`; counting does not make the processor
/// guess.
template<std::size_t count>
std::size_t before(const std::int64_t *at, std::int64_t micros)
{
    std::size_t result = 0;
    for (std::size_t i = 0; i < count; ++i)
        result += std::size_t(at[i] < micros);
    return result;
}

/// The first instant at or after `micros`, looked for from `from` on: it is near, so the search
/// gallops.
std::size_t nearNotBefore(const std::vector<std::int64_t> &all, std::size_t from,
                          std::int64_t micros)
{
    constexpr std::size_t window = 8;
    const std::int64_t *at = all.data();
    const std::size_t size = all.size();
    for (std::size_t stride = window; from + stride <= size; stride += stride / 2) {
        if (at[from + stride - 1] >= micros) {
            const std::size_t end = from + stride;
            if (stride == window)
                return from + before<window>(at + from, micros);
            return std::size_t(std::lower_bound(at + from, at + end, micros) - at);
        }
        from += stride;
    }
    return std::size_t(std::lower_bound(at + from, at + size, micros) - at);
}

} // namespace

void StepLane::step(Instant at, AlertState from, AlertState to)
{
    reserveOne();
    count(from, to, 1);
    const std::int64_t micros = microsOf(at);
    if (m_at.empty() || m_at.back() <= micros) {
        const std::size_t place = m_at.size();
        m_at.push_back(micros);
        m_steps.push_back(packed(from, to));
        m_tops.push_back(topOf(m_counts));
        if (place > 0 && m_at[place - 1] == micros) {
            // The block keeps the state that lasted no time only until it is joined anew.
            m_tops[place - 1] = 0;
            const std::size_t block = (place - 1) / blockSize;
            m_blocks[block] = joinedBytes(&m_tops[block * blockSize], place - block * blockSize);
        }
        if (place % blockSize == 0) {
            m_blocks.push_back(0);
            m_blockAt.push_back(micros);
        }
        m_blocks.back() |= m_tops.back();
        return;
    }
    const auto place = std::ranges::upper_bound(m_at, micros) - m_at.begin();
    m_at.insert(m_at.begin() + place, micros);
    m_steps.insert(m_steps.begin() + place, packed(from, to));
    m_tops.insert(m_tops.begin() + place, States(0));
    retop(std::size_t(place));
}

void StepLane::unstep(Instant at, AlertState from, AlertState to)
{
    const auto [first, last] = std::ranges::equal_range(m_at, microsOf(at));
    for (auto it = first; it != last; ++it) {
        const auto place = it - m_at.begin();
        if (m_steps[std::size_t(place)] != packed(from, to))
            continue;
        m_at.erase(it);
        m_steps.erase(m_steps.begin() + place);
        m_tops.erase(m_tops.begin() + place);
        count(from, to, -1);
        retop(std::size_t(place));
        return;
    }
}

/// Grows by three eighths instead of doubling: memory stays below 32 bytes for two steps at every
/// size.
void StepLane::reserveOne()
{
    if (m_at.size() < m_at.capacity())
        return;
    const std::size_t capacity = std::max<std::size_t>(4, m_at.size() + m_at.size() * 3 / 8);
    m_at.reserve(capacity);
    m_steps.reserve(capacity);
    m_tops.reserve(capacity);
    m_blocks.reserve((capacity + blockSize - 1) / blockSize);
    m_blockAt.reserve(m_blocks.capacity());
}

void StepLane::count(AlertState from, AlertState to, int sign)
{
    m_counts[std::size_t(from)] -= sign;
    m_counts[std::size_t(to)] += sign;
}

/// Finds the tops anew from the step before `first` to the end, walking back from what is known of
/// the end.
void StepLane::retop(std::size_t first)
{
    first -= std::min<std::size_t>(first, 1); // its top comes or goes with a neighbour's instant
    auto counts = m_counts;
    for (std::size_t i = m_at.size(); i > first; --i) {
        const bool lasts = i == m_at.size() || m_at[i] != m_at[i - 1];
        m_tops[i - 1] = lasts ? topOf(counts) : States(0);
        counts[m_steps[i - 1] >> 4] += 1;
        counts[m_steps[i - 1] & 15] -= 1;
    }
    m_blocks.resize((m_at.size() + blockSize - 1) / blockSize);
    m_blockAt.resize(m_blocks.size());
    for (std::size_t block = first / blockSize; block < m_blocks.size(); ++block) {
        const std::size_t begin = block * blockSize;
        m_blocks[block] = joinedBytes(&m_tops[begin], std::min(blockSize, m_at.size() - begin));
        m_blockAt[block] = m_at[begin];
    }
}

AlertState StepLane::at(Instant when) const
{
    const auto after = std::ranges::upper_bound(m_at, microsOf(when)) - m_at.begin();
    return after == 0 ? AlertState::Inactive : mostSevere(m_tops[std::size_t(after) - 1]);
}

/// The first step at or after `micros`, `block` being the first block that begins there or later.
std::size_t StepLane::firstNotBefore(std::int64_t micros, std::size_t block) const
{
    if (block == 0)
        return 0;
    const std::size_t begin = (block - 1) * blockSize;
    if (begin + blockSize <= m_at.size())
        return begin + before<blockSize>(m_at.data() + begin, micros);
    return std::size_t(std::lower_bound(m_at.begin() + std::ptrdiff_t(begin), m_at.end(), micros)
                       - m_at.begin());
}

StepLane::States StepLane::joined(std::size_t first, std::size_t last) const
{
    const std::uint8_t *tops = m_tops.data();
    if (last - first <= 2 * blockSize)
        return joinedBytes(tops + first, last - first);
    const std::size_t firstBlock = (first + blockSize - 1) / blockSize;
    const std::size_t lastBlock = last / blockSize;
    return joinedBytes(tops + first, firstBlock * blockSize - first)
        | joinedBytes(m_blocks.data() + firstBlock, lastBlock - firstBlock)
        | joinedBytes(tops + lastBlock * blockSize, last - lastBlock * blockSize);
}

void StepLane::columns(Instant from, Micros width, std::span<AlertState> out) const
{
    const std::int64_t left = microsOf(from);
    const std::int64_t right = left + width.count() * std::int64_t(out.size());
    const auto blocks =
        std::ranges::lower_bound(m_blockAt, right) - std::ranges::lower_bound(m_blockAt, left);
    if (std::size_t(blocks) >= out.size())
        columnsByBlocks(left, width.count(), out);
    else
        columnsByStep(left, width.count(), out);
}

/// For columns of many steps each. The blocks within a column mostly decide: where one of them
/// knows of the most severe state there is, nobody needs to know which steps lie at the column's
/// borders.
void StepLane::columnsByBlocks(std::int64_t left, std::int64_t wide,
                               std::span<AlertState> out) const
{
    constexpr States mostSevereOfAll = States(1u << (alertStateCount - 1));
    std::size_t block = nearNotBefore(m_blockAt, 0, left + 1);
    for (AlertState &column : out) {
        const std::int64_t right = left + wide;
        std::size_t endBlock = nearNotBefore(m_blockAt, block, right);
        States states = 0;
        for (std::size_t i = block; i < endBlock && states < mostSevereOfAll; ++i) {
            // What is there when a block begins, and just before that, is there within the column.
            states |= m_tops[i * blockSize];
            if (i > 0)
                states |= m_tops[i * blockSize - 1];
            // The last of the blocks that begin here may end behind the border.
            if (i + 1 < endBlock)
                states |= m_blocks[i];
        }
        if (states < mostSevereOfAll) {
            const std::size_t next = firstNotBefore(left + 1, block);
            const std::size_t end = firstNotBefore(right, endBlock);
            states = next == 0 ? setOf(AlertState::Inactive) : m_tops[next - 1];
            if (end > next)
                states |= joined(next, end);
        }
        column = mostSevere(states);
        // A step right on the border begins the next column.
        while (endBlock < m_blockAt.size() && m_blockAt[endBlock] == right)
            ++endBlock;
        block = endBlock;
        left = right;
    }
}

/// For columns of a few steps each, or none for long.
void StepLane::columnsByStep(std::int64_t left, std::int64_t wide, std::span<AlertState> out) const
{
    constexpr std::size_t few = 8;
    const std::int64_t *at = m_at.data();
    const std::size_t size = m_at.size();
    auto next = std::size_t(std::ranges::upper_bound(m_at, left) - m_at.begin());
    States now = next == 0 ? setOf(AlertState::Inactive) : m_tops[next - 1];

    for (std::size_t i = 0; i < out.size();) {
        // Nothing happens for a while: as many columns as fit before the next step are alike.
        if (next == size || at[next] - left > wide) {
            const std::size_t rest = out.size() - i;
            const std::size_t alike = next == size
                ? rest
                : std::min<std::size_t>(rest, std::size_t((at[next] - left) / wide));
            std::fill_n(out.begin() + std::ptrdiff_t(i), alike, mostSevere(now));
            i += alike;
            left += std::int64_t(alike) * wide;
            if (next < size && i < out.size() && at[next] == left) {
                next = nearNotBefore(m_at, next, left + 1);
                now = m_tops[next - 1];
            }
            continue;
        }
        left += wide;
        std::size_t end = next;
        States states = now;
        if (next + few <= size && at[next + few - 1] >= left) {
            const std::size_t count = before<few>(at + next, left);
            end += count;
            states |= joinedBytes(eightAt(&m_tops[next]) & ((std::uint64_t(1) << count * 8) - 1));
        } else {
            end = nearNotBefore(m_at, next, left);
            states |= joined(next, end);
        }
        out[i++] = mostSevere(states);
        // A step right on the border begins the column after it.
        if (end < size && at[end] == left)
            end = nearNotBefore(m_at, end, left + 1);
        if (end > next)
            now = m_tops[end - 1];
        next = end;
    }
}

Instant StepLane::nextStep(Instant when) const
{
    const auto it = std::ranges::lower_bound(m_at, microsOf(when));
    return it == m_at.end() ? Instant::max() : instantOf(*it);
}

Instant StepLane::since(Instant when) const
{
    const auto after = std::size_t(std::ranges::upper_bound(m_at, microsOf(when)) - m_at.begin());
    if (after == 0)
        return Instant::min();
    const States state = m_tops[after - 1];
    std::size_t begin = after - 1; // a step from which on nothing but `state` lasts
    while (begin > 0) {
        if (begin % blockSize == 0 && m_blocks[begin / blockSize - 1] == state)
            begin -= blockSize;
        else if (m_tops[begin - 1] == state || m_tops[begin - 1] == 0)
            --begin;
        else
            break;
    }
    const bool always = begin == 0 && state == setOf(AlertState::Inactive);
    return always ? Instant::min() : instantOf(m_at[begin]);
}

std::size_t StepLane::memory() const
{
    return m_at.capacity() * sizeof(m_at[0]) + m_steps.capacity() + m_tops.capacity()
        + m_blockAt.capacity() * sizeof(m_blockAt[0]) + m_blocks.capacity();
}

} // namespace Chaos
