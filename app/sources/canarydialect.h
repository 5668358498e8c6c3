// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/question.h"
#include "models/day/canarybook.h"
#include "models/day/plan.h"

namespace Chaos {

class Secrets;

/// That a canary shall be sent through its source, or taken back.
struct CanaryOrder
{
    enum class Act : std::uint8_t { Send, Clear };

    Act act = Act::Send;
    AlertSource source{};
    Canary canary{};
    Micros clockOffset{0}; ///< of the source's clock, minus the room's
    Micros clockError = std::chrono::minutes(1); ///< of that, to either side
    int results = 1; ///< Icinga: so many bad ones in a row make a problem hard
};

/// What became of it.
struct CanaryAnswer
{
    CanaryOrder::Act act = CanaryOrder::Act::Send;
    std::string canary{}; ///< its id
    Outcome<Stamp> taken = Failure{}; ///< when its source took it, room clock
};

/// A canary in the words of its source: what is asked, and what an answer to that means. A secret
/// goes into the question alone.
namespace CanaryDialect {

[[nodiscard]] Outcome<Question> question(const CanaryOrder &order, const Secrets &secrets,
                                         Instant now);
/// Why the answer is none that the source took it.
[[nodiscard]] std::optional<Failure> complaint(AlertSource::Type type, const Answer &answer);

} // namespace CanaryDialect

} // namespace Chaos
