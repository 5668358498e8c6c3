// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clockbook.h"
#include "models/day/verdict.h"

#include <QString>

#include <optional>

namespace Chaos {

/// What the room makes of one thing that the plan asks of an expected alert besides firing, and
/// what a person made of it.
struct SubCheck
{
    AlertCheck check = AlertCheck::ClearsByItself;
    Verdict proposed = Verdict::NotYetKnown;
    std::optional<Elapsed> took{}; ///< of clearing: from the back-out until it was over
    QString evidence{}; ///< what led to the proposal, in plain words
    std::optional<GivenVerdict> given{};

    /// A person's word goes before the room's.
    [[nodiscard]] Verdict verdict() const { return given ? given->verdict : proposed; }
    bool operator==(const SubCheck &) const = default;
};

} // namespace Chaos
