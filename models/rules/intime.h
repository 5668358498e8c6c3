// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

namespace Chaos {

enum class InTime : std::uint8_t { Yes, No, TooCloseToCall };

[[nodiscard]] inline InTime within(const Elapsed &elapsed, Micros limit)
{
    if (elapsed.length + elapsed.plusMinus <= limit)
        return InTime::Yes;
    return elapsed.length - elapsed.plusMinus > limit ? InTime::No : InTime::TooCloseToCall;
}

/// The measured length decides a verdict; what its ± leaves open is said beside it.
[[nodiscard]] inline bool isLate(const Elapsed &elapsed, Micros limit)
{
    return elapsed.length > limit;
}

} // namespace Chaos
