// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace Chaos {

/// Names to be asked many times for the one that somebody may have meant.
class NearestName
{
public:
    NearestName() = default;
    explicit NearestName(std::vector<std::string> names);

    /// The name with the fewest letters wrong, whatever their case: at most a third of the word's,
    /// though up to two of a short one. Empty where none is so near, and for words beyond reason.
    [[nodiscard]] std::string_view to(std::string_view word) const;

private:
    struct Entry
    {
        std::string name;
        std::string lower;
        std::uint64_t letters = 0; ///< a bit a letter: tells most names apart at once
    };
    std::vector<Entry> m_entries;
};

} // namespace Chaos
