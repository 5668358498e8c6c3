// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <optional>

namespace Chaos {

class AskRound;

/// What is known of an alert source before the day: when it last said how it is set up, and what.
struct SourceNews
{
    enum class State : std::uint8_t {
        Waiting, ///< nobody has asked it, or it has not answered yet
        Asking, ///< for the first time, at a person's wish; or its answer is on its way into the
                ///< day
        Answered,
        Silent, ///< it does not answer, or cannot be listened for
        Listening, ///< nothing is asked of it: its alerts come by themselves
    };

    State state = State::Waiting;
    Instant at{}; ///< of the last answer, or since when it is silent; room clock
    Instant toldAt{}; ///< when it last told something new, or that it has nothing new
    /// At a person's wish, just now; until it answers, what it said before stands.
    bool isBeingAsked = false;
    /// It is watched just now, and answers: what it told holds until it tells something new.
    bool isLive = false;
    bool isSurveyed = true; ///< false: it has no set-up to tell of; it has answered ever since `at`
    QString trouble{}; ///< of one that is silent, in words
    std::optional<int> rules{}; ///< alerting rules, where it knows of any
    std::optional<int> receivers{}; ///< that its routes lead to
    bool isComplete = true; ///< false: it did not tell all of its rules
    std::optional<Micros> within{}; ///< in which it answered when a person last had it asked
    std::optional<ClockReading> clock{}; ///< its clock against the room's, by the last measurement
    int firing = 0; ///< of its alerts, just now; also those that are held back
    std::optional<bool> notifies{}; ///< whether it is set up to tell anybody, where it says so
    bool operator==(const SourceNews &) const = default;
};

[[nodiscard]] SourceNews newsOf(const Day &day, const AskRound &round, const AlertSource &source);

/// Whether a source can be asked how it is set up at all.
[[nodiscard]] bool canBeAsked(const AlertSource &source);

/// Whether the day has sources that should be asked: they never were, or do not answer.
[[nodiscard]] bool wantsAsking(const Day &day);

} // namespace Chaos
