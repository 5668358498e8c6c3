// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace Chaos {

/// One constexpr table per enum says its wire words; these two read it either way.
template<typename Enum, std::size_t N>
using WordTable = std::array<std::pair<Enum, std::string_view>, N>;

template<typename Enum, std::size_t N>
[[nodiscard]] constexpr std::string_view wordIn(const WordTable<Enum, N> &table, Enum value)
{
    const auto it = std::ranges::find(table, value, &std::pair<Enum, std::string_view>::first);
    return it == table.end() ? std::string_view{} : it->second;
}

/// `fallback` for a word the table does not have: unknown words from outside become a safe value.
template<typename Enum, std::size_t N>
[[nodiscard]] constexpr Enum valueIn(const WordTable<Enum, N> &table, std::string_view word,
                                     Enum fallback)
{
    const auto it = std::ranges::find(table, word, &std::pair<Enum, std::string_view>::second);
    return it == table.end() ? fallback : it->first;
}

} // namespace Chaos
