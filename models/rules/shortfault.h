// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/matching.h"

#include <optional>
#include <string>

namespace Chaos {

/// A fault that was not there for as long as a rule wants to see it before it fires.
struct ShortFault
{
    Micros holdFor{0}; ///< of the rule; of a check the time that its attempts take
    int attempts = 0; ///< of a check; 0: it is a rule
    Micros faultFor{0}; ///< from trigger to back-out, or to the window's end
    bool operator==(const ShortFault &) const = default;
};

/// By the rules of that name that the source, or without one any, had by the end of the run:
/// nothing if one of them could have fired, or none is known. `firstSign` is from the trigger.
[[nodiscard]] std::optional<ShortFault> shortFaultOf(const Day &day, const Run &run,
                                                     const Window &window, const NamedAlert &named,
                                                     const std::string &source,
                                                     std::optional<Micros> firstSign);

} // namespace Chaos
