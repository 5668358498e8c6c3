// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/alerthistory.h"

namespace Chaos {

/// What became of an alert from one day to another, the first that applies.
enum class DayChange : std::uint8_t {
    Broken, ///< it was proven, and is no more
    Mended, ///< it was not, and is proven now
    Slower, ///< beyond what both are uncertain by
    Faster,
    OtherResult, ///< neither was a proof, and they differ
    New, ///< only the later day was to test it
    Gone, ///< only the earlier one was
    NotTested, ///< on one of the two days nobody can say
    Same,
};

inline constexpr auto dayChangeWords = std::to_array<std::pair<DayChange, std::string_view>>({
    {DayChange::Broken, "broken"},
    {DayChange::Mended, "mended"},
    {DayChange::Slower, "slower"},
    {DayChange::Faster, "faster"},
    {DayChange::OtherResult, "other_result"},
    {DayChange::New, "new"},
    {DayChange::Gone, "gone"},
    {DayChange::NotTested, "not_tested"},
    {DayChange::Same, "same"},
});

struct ComparedAlert
{
    QString sourceTitle{};
    QString alert{}; ///< with its matchers
    DayChange change = DayChange::Same;
    std::optional<AlertTest> before{}; ///< of several that day the last that says something
    std::optional<AlertTest> after{};
    bool operator==(const ComparedAlert &) const = default;
};

struct ComparedExperiment
{
    QString key{};
    QString title{};
    std::optional<PastExperiment> before{};
    std::optional<PastExperiment> after{};
    bool operator==(const ComparedExperiment &) const = default;
};

/// An action item that the earlier day left to be done.
struct CarriedItem
{
    PastItem item{};
    bool isTakenUp = false; ///< the later day has an item of the same words
    bool isAlertProven = false; ///< the alert that it is about was proven on the later day
    bool operator==(const CarriedItem &) const = default;
};

/// Two days side by side.
struct DayComparison
{
    PastDay before{};
    PastDay after{};
    std::vector<ComparedAlert> alerts{}; ///< what changed most comes first, then by name
    std::vector<ComparedExperiment> experiments{}; ///< the later day's order, then what is gone
    std::vector<CarriedItem> carried{};

    [[nodiscard]] int count(DayChange change) const;
    bool operator==(const DayComparison &) const = default;
};
[[nodiscard]] DayComparison compareDays(const PastDay &before, const PastDay &after);

} // namespace Chaos
