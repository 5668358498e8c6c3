// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

namespace Chaos {

/// Whether the fault of a run was really there, and what that rests on.
struct Applied
{
    enum class Answer : std::uint8_t { Yes, No, NotKnown };

    Answer answer = Answer::NotKnown;
    QString why{}; ///< in words; empty where it goes without saying
    bool operator==(const Applied &) const = default;
};

/// What was said last by a probe or a person counts. Without that: what people do themselves they
/// have done once they say "triggered"; what the room performs was applied when every one of its
/// actions came to its end, and was not when one of them did not or a probe found otherwise.
[[nodiscard]] Applied appliedOf(const Day &day, const Run &run);

} // namespace Chaos
