// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/rules/subcheck.h"
#include "models/rules/timing.h"

#include <optional>
#include <vector>

namespace Chaos {

/// What the room makes of one expected alert of one run, and what a person made of it.
struct Finding
{
    ExpectedAlert expected{};
    AlertTiming timing{};
    Verdict proposed = Verdict::NotYetKnown;
    QString cause{}; ///< proposed; empty where there is nothing to explain
    QString evidence{}; ///< what led to the proposal, in plain words
    std::optional<GivenVerdict> given{};
    std::vector<SubCheck> checks{}; ///< what else the plan asks of it

    /// A person's word goes before the room's.
    [[nodiscard]] Verdict verdict() const { return given ? given->verdict : proposed; }
    bool operator==(const Finding &) const = default;
};

/// What a person said last of that alert in that experiment, of one of these sources or of all;
/// nothing: nobody said, or it was taken back.
[[nodiscard]] std::optional<GivenVerdict> givenOn(const Day &day, const QString &experiment,
                                                  const QString &alert, const QStringList &sources,
                                                  AlertCheck check = AlertCheck::Fires);

[[nodiscard]] std::vector<Finding> findingsOf(const Day &day, const Run &run, Instant now);

/// Whether the hypothesis held, as far as alerts tell: true when every expected alert fired in time
/// and was told in time where a time was given; nothing while any of them is not yet known, was
/// firing before the trigger, lies within its uncertainty of the limit, or was known while nobody
/// was notified though no time was given for that.
[[nodiscard]] std::optional<bool> hypothesisHeld(const std::vector<Finding> &findings);

/// The day's figures, in the story's own terms.
struct Figures
{
    int alertsTested = 0; ///< expected alerts of experiments performed or given up for it
    int alertsFailed = 0; ///< did not fire, or could not be reproduced
    int experimentsPerformed = 0;
    int experimentsNotPerformed =
        0; ///< skipped, taken out, or never reached though the day is over
    int fixedOnTheDay = 0; ///< alerts that an item mends, closed on the day's date
    int fixedWithin48h = 0; ///< … closed later, within 48 hours of being opened
    int miniRetros = 0;
    bool operator==(const Figures &) const = default;
};
/// `utcOffset` is what the clocks on the wall show ahead of UTC where the day is held: it decides
/// which instants are still "on the day".
[[nodiscard]] Figures figuresOf(const Day &day, Instant now, Micros utcOffset = Micros(0));

} // namespace Chaos
