// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/rules/matching.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace Chaos {

/// One steady state of a run, as it was measured. Points into the day: use it while that lives.
struct SteadySeries
{
    QString title{}; ///< as it came
    QString host{};
    QString source{};
    QString query{};
    std::optional<double> atLeast{};
    std::optional<double> atMost{};
    std::span<const Sample> samples{}; ///< of the span that is shown, in order of time

    /// "ms" of a host's latency; of a query nobody knows it.
    [[nodiscard]] QString unit() const;
    [[nodiscard]] bool isOutside(double value) const;
};

/// The steady states of a run on one axis of time.
struct SteadyRun
{
    Window span{}; ///< from shortly before the trigger until the reset
    Instant trigger{};
    std::optional<Instant> backedOut{};
    std::optional<Instant> resetAt{};
    std::vector<SteadySeries> series{};
};

/// Nothing for a run that was not triggered; without series where its plan has no number to show.
[[nodiscard]] std::optional<SteadyRun> steadyRunOf(const Day &day, const Run &run, Instant now);

/// The samples without a break between them: a missing number breaks, and so does a minute and a
/// half without one, as on the timeline.
[[nodiscard]] std::vector<std::span<const Sample>> unbrokenParts(std::span<const Sample> samples);

/// Where no number was to be had: from the first missing one, or from the last one before a silence
/// of more than that, until the next; in order.
[[nodiscard]] std::vector<Window> gapsIn(std::span<const Sample> samples);

/// Of the unbroken parts those that can be told apart in so many columns: of parts that lie within
/// one column no more than four.
[[nodiscard]] std::vector<std::span<const Sample>> visibleParts(std::span<const Sample> samples,
                                                                const Window &span, int columns);

/// So many columns of a span: where several samples fall into one, the first, the least, the
/// greatest and the last remain, which draw the same line.
[[nodiscard]] std::vector<Sample> thinned(std::span<const Sample> part, const Window &span,
                                          int columns);

/// What a series says in figures. A sample holds until the next one of its part.
struct SteadyFigures
{
    std::size_t numbers = 0; ///< samples that are numbers
    double least = 0;
    double greatest = 0;
    Micros measured{0}; ///< so long numbers were there
    Micros outside{0}; ///< so long of that they were out of their bounds …
    Micros outsideSinceTrigger{0}; ///< … and of that since the trigger
    Micros missing{0}; ///< so long there were none …
    Micros missingSinceTrigger{0}; ///< … and of that since the trigger
    bool operator==(const SteadyFigures &) const = default;
};
[[nodiscard]] SteadyFigures figuresOf(const SteadySeries &series, Instant trigger);

/// The same in words: "12 to 840 ms, wanted at most 250 ms; outside for 0:42 of 3:10, …. No number
/// for 0:12, …."
[[nodiscard]] QString steadySentence(const SteadySeries &series, Instant trigger);
/// "at least 60, at most 250 ms"; empty without bounds.
[[nodiscard]] QString boundsText(const SteadySeries &series);
/// A number as people read it, to four digits.
[[nodiscard]] QString numberText(double value);

} // namespace Chaos
