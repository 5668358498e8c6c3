// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/alertcheck.h"
#include "models/day/instant.h"
#include "models/day/wordtable.h"

#include <QString>

#include <cstdint>

namespace Chaos {

/// What became of an expected alert.
enum class Verdict : std::uint8_t {
    NotYetKnown, ///< as a person's word: the room's proposal stands again
    Fired,
    FiredLate,
    FiredPartially,
    KnownNeverNotified,
    Swallowed,
    AlreadyFiring,
    DidNotFire,
    NotReproduced,
    NotPerformed,
    UsefulNewAlert,
    Noise,
    // of what the plan asks of it besides firing
    Proven,
    Failed,
    NotProven, ///< it looks so, and something else may have done it
    NotTried, ///< the run gave it no occasion
};

inline constexpr auto verdictWords = std::to_array<std::pair<Verdict, std::string_view>>({
    {Verdict::NotYetKnown, "not_yet_known"},
    {Verdict::Fired, "fired"},
    {Verdict::FiredLate, "fired_late"},
    {Verdict::FiredPartially, "fired_partially"},
    {Verdict::KnownNeverNotified, "known_never_notified"},
    {Verdict::Swallowed, "swallowed"},
    {Verdict::AlreadyFiring, "already_firing"},
    {Verdict::DidNotFire, "did_not_fire"},
    {Verdict::NotReproduced, "not_reproduced"},
    {Verdict::NotPerformed, "not_performed"},
    {Verdict::UsefulNewAlert, "useful_new_alert"},
    {Verdict::Noise, "noise"},
    {Verdict::Proven, "proven"},
    {Verdict::Failed, "failed"},
    {Verdict::NotProven, "not_proven"},
    {Verdict::NotTried, "not_tried"},
});

/// A verdict that a person gave; the room's own proposal is computed, never stored.
struct GivenVerdict
{
    QString experiment{};
    QString source{};
    QString alert{};
    AlertCheck check = AlertCheck::Fires; ///< on what of it the verdict is
    Verdict verdict = Verdict::NotYetKnown;
    QString cause{};
    QString by{};
    Instant at{};
    bool operator==(const GivenVerdict &) const = default;
};

} // namespace Chaos
