// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/wordtable.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>

namespace Chaos {

/// What is wrong with a service of the rehearsal's staging.
struct Fault
{
    enum class Kind : std::uint8_t {
        None,
        Refuse, ///< nobody listens, and those who were connected are cut off
        Error, ///< 503
        Slow, ///< a good answer, late
        Hang, ///< takes the question and never answers
        Drop, ///< cuts the connection in the middle of the answer
    };

    Kind kind = Kind::None;
    std::chrono::milliseconds delay{0}; ///< of Slow
    bool operator==(const Fault &) const = default;

    /// "refuse", "error", "slow", "slow 700 ms", "hang", "drop"; nothing for other words.
    [[nodiscard]] static std::optional<Fault> read(const QString &text);
};

inline constexpr auto faultWords = std::to_array<std::pair<Fault::Kind, std::string_view>>({
    {Fault::Kind::Refuse, "refuse"},
    {Fault::Kind::Error, "error"},
    {Fault::Kind::Slow, "slow"},
    {Fault::Kind::Hang, "hang"},
    {Fault::Kind::Drop, "drop"},
});

} // namespace Chaos
