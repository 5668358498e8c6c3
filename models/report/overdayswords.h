// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/daycomparison.h"
#include "models/rules/repeating.h"

/// How what many days tell is said, on the screen as on paper. Text from outside is tamed.
namespace Chaos::OverDaysWords {

/// "2025-12-09"; empty for no date.
[[nodiscard]] QString dateText(QDate date);
/// "failed", "proven long ago"
[[nodiscard]] QString standing(AlertStanding standing);
/// "last proved 52 weeks ago", "never proved"
[[nodiscard]] QString lastProved(const AlertHistory &history, QDate today);
/// "told after 0:41 ± 0.3 s", "known after …, nobody was told"; empty: not measured.
[[nodiscard]] QString howFast(const AlertTest &test);
/// "faster", "slower", "the same"; empty: nothing to compare
[[nodiscard]] QString trend(Trend trend);
/// "faster than on 2025-12-09 by 0:20 ± 2 s"; empty: nothing to compare
[[nodiscard]] QString pace(const Pace &pace);
/// "fired, told after 0:41 ± 0.3 s": what came of a test
[[nodiscard]] QString result(const std::optional<AlertTest> &test);
/// "proven → failed"
[[nodiscard]] QString change(DayChange change);
/// "performed", "not performed: it has no method"; "not planned" for none
[[nodiscard]] QString fate(const std::optional<PastExperiment> &experiment);
/// "Down did not fire on 2025-12-09"
[[nodiscard]] QString reason(const RepeatReason &reason, QDate today);
/// "It is in the plan of Second chaos day already."; empty where it is not
[[nodiscard]] QString planned(const ToRepeat &one);
/// "Day 3 cannot be read: …"
[[nodiscard]] QString unread(const UnreadDay &day);
/// "2 rehearsals left out"
[[nodiscard]] QString leftOut(int rehearsals);
/// "First chaos day", "Rehearsal day (rehearsal)"
[[nodiscard]] QString dayTitle(const QString &title, bool isRehearsal, qsizetype most = 500);

/// "alerts put to the test" and its number on either day, in the order of the report
struct FigureLine
{
    QString title{};
    int before = 0;
    int after = 0;
};
[[nodiscard]] std::vector<FigureLine> figures(const DayComparison &comparison);

/// The definitions that stand beside the numbers.
[[nodiscard]] QString definitionOfLedger();
[[nodiscard]] QString definitionOfRepeating();

/// What to do where no day has been held.
[[nodiscard]] QString noDays();

} // namespace Chaos::OverDaysWords
