// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/report/reportedday.h"

#include <QStringList>

namespace Chaos {

/// An unplanned event in plain sentences: when and by whom it was declared, how it ended, who was
/// told, and what fired meanwhile.
[[nodiscard]] QStringList eventSentences(const ReportedEvent &reported, Micros utcOffset);

/// How the world stood before an experiment, in plain sentences: the counts, each finding, and why
/// somebody triggered it all the same. None for a run whose start did not tell.
[[nodiscard]] QStringList preflightSentences(const Plan &plan, const Run &run);

} // namespace Chaos
