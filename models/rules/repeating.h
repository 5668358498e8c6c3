// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/alerthistory.h"

namespace Chaos {

/// Why an experiment is to be performed once more.
struct RepeatReason
{
    enum class Why : std::uint8_t {
        AlertFailed,
        AlertFellShort,
        RetestOpen, ///< it shall prove an action item, and has not
        NotPerformed,
        AlertUnproven, ///< it was performed, and nobody can say of the alert
        OldProof,
    };

    Why why = Why::NotPerformed;
    QString alert{};
    QString text{}; ///< of the item; or why it was not performed, as people said
    Verdict verdict = Verdict::NotYetKnown; ///< of the alert
    QDate on{}; ///< when that was; of OldProof the last proof; may be invalid
    QString day{}; ///< title of that day
    bool operator==(const RepeatReason &) const = default;
};

inline constexpr auto repeatWords = std::to_array<std::pair<RepeatReason::Why, std::string_view>>({
    {RepeatReason::Why::AlertFailed, "alert_failed"},
    {RepeatReason::Why::AlertFellShort, "alert_fell_short"},
    {RepeatReason::Why::RetestOpen, "retest_open"},
    {RepeatReason::Why::NotPerformed, "not_performed"},
    {RepeatReason::Why::AlertUnproven, "alert_unproven"},
    {RepeatReason::Why::OldProof, "old_proof"},
});

/// An experiment that is worth repeating.
struct ToRepeat
{
    QString experiment{}; ///< key
    QString title{};
    QString day{}; ///< key of the latest day that had it before: its card there is the best
    QString dayTitle{};
    std::vector<RepeatReason> reasons{}; ///< never empty; the weightiest first
    QString plannedFor{}; ///< title of a day still to come that has it already; empty: none
    bool operator==(const ToRepeat &) const = default;
};

/// The experiments of past days that are to be repeated, the weightiest reasons first. An alert
/// that was proven since, by whichever experiment, is no reason.
[[nodiscard]] std::vector<ToRepeat> toRepeat(const std::vector<PastDay> &days, QDate today);

} // namespace Chaos
