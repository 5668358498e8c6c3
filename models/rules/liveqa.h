// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/day/outcome.h"

namespace Chaos {

/// An outcome as people say it: "passes", "fails" …
[[nodiscard]] QString qaWord(QaOutcome outcome);
/// "severity high"; empty: nobody said.
[[nodiscard]] QString qaWord(Level severity);
/// "fails, severity high".
[[nodiscard]] QString qaVerdict(const QaResult &result);
/// What was tried, in a line: the card's words, or "Something else".
[[nodiscard]] QString qaTitle(const QaCard &card);

/// The experiment that live QA is about at the moment: the one under way, else the one that was
/// triggered last, for people send what they found when it is over, too. Empty: none yet.
[[nodiscard]] QString qaExperiment(const Day &day);

/// The entry by which a result is kept, or why it cannot be. Whatever text came with it is tamed,
/// and its card has to be one of its experiment's.
[[nodiscard]] Outcome<Entry> qaEntry(const Day &day, QaResult result);
/// The entry by which a result that was entered by mistake is taken back, or why not.
[[nodiscard]] Outcome<Entry> qaWithdrawal(const Day &day, const QString &key);

} // namespace Chaos
