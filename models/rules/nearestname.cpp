// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/nearestname.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <numeric>

namespace Chaos {

namespace {

constexpr std::size_t longestWord = 80;

std::string lowerOf(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return char(std::tolower(c)); });
    return lower;
}

std::uint64_t lettersOf(std::string_view text)
{
    std::uint64_t letters = 0;
    for (const unsigned char c : text)
        letters |= std::uint64_t(1) << (c % 64);
    return letters;
}

/// Takes away what both begin and end with: names of one family differ in the middle.
void trim(std::string_view &a, std::string_view &b)
{
    const auto begin = std::ranges::mismatch(a, b).in1 - a.begin();
    a.remove_prefix(std::size_t(begin));
    b.remove_prefix(std::size_t(begin));
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
}

/// How many letters must be put in, taken out or changed (Levenshtein); `limit` if not fewer.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit)
{
    trim(a, b);
    std::array<std::size_t, longestWord * 2 + 1> row;
    std::iota(row.begin(), row.begin() + std::ptrdiff_t(b.size()) + 1, std::size_t(0));
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        std::size_t least = row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
            least = std::min(least, row[j + 1]);
        }
        if (least >= limit)
            return limit;
    }
    return std::min(row[b.size()], limit);
}

} // namespace

NearestName::NearestName(std::vector<std::string> names)
{
    m_entries.reserve(names.size());
    for (std::string &name : names) {
        if (!m_entries.empty() && m_entries.back().name == name)
            continue;
        std::string lower = lowerOf(name);
        const std::uint64_t letters = lettersOf(lower);
        m_entries.push_back({std::move(name), std::move(lower), letters});
    }
}

std::string_view NearestName::to(std::string_view word) const
{
    if (word.empty() || word.size() > longestWord)
        return {};
    const std::string lower = lowerOf(word);
    const std::uint64_t letters = lettersOf(lower);
    std::string_view nearest;
    std::size_t least = std::min(std::max<std::size_t>(2, word.size() / 3) + 1, word.size());
    for (const Entry &entry : m_entries) {
        const auto longer = std::max(entry.lower.size(), lower.size());
        const auto shorter = std::min(entry.lower.size(), lower.size());
        // Each step brings in one letter at most, and takes out one.
        const auto strange = std::size_t(std::max(std::popcount(letters & ~entry.letters),
                                                  std::popcount(entry.letters & ~letters)));
        if (longer - shorter >= least || strange >= least)
            continue;
        const std::size_t steps = distance(lower, entry.lower, least);
        if (steps < least) {
            least = steps;
            nearest = entry.name;
        }
    }
    return nearest;
}

} // namespace Chaos
