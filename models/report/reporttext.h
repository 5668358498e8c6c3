// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/report/reportedday.h"
#include "models/rules/tamedtext.h"

#include <QString>
#include <QStringList>

namespace Chaos {

[[nodiscard]] QString verdictTitle(Verdict verdict);
[[nodiscard]] QString stateTitle(RunState state);
/// "clears by itself"
[[nodiscard]] QString checkTitle(AlertCheck check);
/// Why a verdict on it, with the room's own where a person gave another.
[[nodiscard]] QString reasonOf(const SubCheck &check);
/// "Hypothesis not held. Time to know 0:41 ± 0.3 s, … Backed out at T+3:40, reset at T+8:10."
[[nodiscard]] QString summaryOf(const ReportedExperiment &experiment);
/// "am: canary sent 2026-12-08 10:00:01 · told after 0:32 ± 0.2 s by oncall · cleared"
/// one for each proof.
[[nodiscard]] QStringList pathSentences(const Plan &plan, const std::vector<CanaryProof> &proofs,
                                        Micros utcOffset);
/// "2 fixed on the day, 1 later, 3 open"
[[nodiscard]] QString fixesOf(const FailedFor &failure);

/// The definitions that stand beside the numbers.
[[nodiscard]] QString definitionOfFigures();
[[nodiscard]] QString definitionOfTimes();

/// "2026-12-08 14:08:12" on the clock on the wall, `utcOffset` ahead of UTC.
[[nodiscard]] QString wallTime(Instant at, Micros utcOffset);
/// "UTC" or "UTC+01:00"
[[nodiscard]] QString zoneText(Micros utcOffset);

} // namespace Chaos
