// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace Chaos {

/// A 64-bit hash of some bytes, for telling whether they are the same as last time; four lanes of
/// multiply and fold, as wyhash does it. With a seed that the other side does not know, collisions
/// cannot be made on purpose.
[[nodiscard]] inline std::uint64_t sliceHash(std::string_view bytes, std::uint64_t seed)
{
    __extension__ using Wide = unsigned __int128;
    constexpr std::uint64_t keys[] = {0xa0761d6478bd642f, 0xe7037ed1a0b428db, 0x8ebc6af09c88c6e3,
                                      0x589965cc75374cc3};
    const auto fold = [](std::uint64_t a, std::uint64_t b) {
        const Wide wide = Wide(a) * b;
        return std::uint64_t(wide) ^ std::uint64_t(wide >> 64);
    };
    const auto word = [](const char *at) {
        std::uint64_t value;
        std::memcpy(&value, at, sizeof value);
        return value;
    };
    const char *at = bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t lanes[] = {seed ^ keys[0], seed ^ keys[1], seed ^ keys[2], seed ^ keys[3]};
    for (; left >= 64; at += 64, left -= 64) {
        for (int i = 0; i < 4; ++i)
            lanes[i] = fold(word(at + 16 * i) ^ keys[i], word(at + 16 * i + 8) ^ lanes[i]);
    }
    std::uint64_t hash = fold(lanes[0] ^ lanes[1], keys[1]) ^ fold(lanes[2] ^ lanes[3], keys[2]);
    for (; left >= 8; at += 8, left -= 8)
        hash = fold(hash ^ word(at), keys[3]);
    char rest[8] = {};
    if (left > 0)
        std::memcpy(rest, at, left);
    return fold(hash ^ word(rest), keys[0] ^ bytes.size());
}

} // namespace Chaos
