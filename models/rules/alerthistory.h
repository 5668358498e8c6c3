// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/pastday.h"

namespace Chaos {

/// What one test says of an alert.
enum class TestResult : std::uint8_t {
    Nothing, ///< not performed, or nobody can say
    Failed, ///< it did not fire, or could not be reproduced
    FellShort, ///< it noticed, and not as it should: late, merged, swallowed, or nobody was told
    Proven, ///< it fired as the plan expected
};
[[nodiscard]] TestResult resultOf(Verdict verdict);

/// One test of an alert, and the day on which it was.
struct AlertTest
{
    QString day{}; ///< key
    QString dayTitle{};
    QDate date{};
    bool isRehearsal = false; ///< that day was
    Proof proof{};

    [[nodiscard]] TestResult result() const { return resultOf(proof.verdict); }
    /// It was not performed yet, and still may be.
    [[nodiscard]] bool isToCome() const;
    /// The time to detection, else the time to know: how fast it was.
    [[nodiscard]] std::optional<Elapsed> howFast() const;
    bool operator==(const AlertTest &) const = default;
};

enum class Trend : std::uint8_t { Unknown, Same, Faster, Slower };

/// Whether a later measurement differs from an earlier one. Each ± is a bound on the error of its
/// length (see AlertTiming), so that of the difference is their sum, as in interval arithmetic
/// (R. E. Moore, Interval Analysis, 1966): within it, they are the same.
[[nodiscard]] Trend trendOf(const Elapsed &before, const Elapsed &after);

/// How the last test of an alert compares with an earlier day's.
struct Pace
{
    Trend trend = Trend::Unknown;
    bool isToKnow = false; ///< compared by time to know: one of them has no time to detection
    Micros by{0}; ///< later minus earlier
    Micros plusMinus{0};
    QDate since{}; ///< of the earlier one
    bool operator==(const Pace &) const = default;
};

/// By time to detection where both have one, else by time to know; unknown where one has neither.
[[nodiscard]] Pace paceBetween(const AlertTest &before, const AlertTest &after);

enum class AlertStanding : std::uint8_t {
    Failed, ///< in its last test that says something
    FellShort,
    NeverProven, ///< no test says anything
    ProvenLongAgo,
    Proven,
};

/// An alert is proven for so long: half a year.
inline constexpr int provenForDays = 26 * 7;

/// What many days tell of one alert.
struct AlertHistory
{
    QString source{}; ///< key; empty: no source of any day was named or saw it
    QString sourceTitle{};
    QString alert{};
    std::vector<LabelMatcher> matchers{};
    std::vector<AlertTest> tests{}; ///< oldest first, also those that say nothing; never empty

    /// How many there were.
    [[nodiscard]] int testsHeld() const;
    /// The last test that says something; null: none does.
    [[nodiscard]] const AlertTest *last() const;
    [[nodiscard]] const AlertTest *lastProven() const;
    [[nodiscard]] AlertStanding standing(QDate today) const;
    /// The last test that was measured against the last one of an earlier day that was: of the same
    /// experiment, if it was measured before, as another may break something else.
    [[nodiscard]] Pace pace() const;
    /// Source, name and matchers as one.
    [[nodiscard]] QString key() const;
    bool operator==(const AlertHistory &) const = default;
};

/// One an alert, by name and source. A test that names no source, as nobody saw the alert, is one
/// of each source that saw an alert of that name on another day.
[[nodiscard]] std::vector<AlertHistory> historiesOf(const std::vector<PastDay> &days);

/// "Down {severity="page"}"
[[nodiscard]] QString alertText(const QString &name, const std::vector<LabelMatcher> &matchers);

} // namespace Chaos
