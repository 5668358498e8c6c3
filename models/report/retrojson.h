// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/report/reportedday.h"

#include <string>

namespace Chaos {

/// {held_at, lines[] {topic, text, by, at}, ratings[] {source, alert, clear, runbook, useful}};
/// null where nobody said.
[[nodiscard]] std::string retroJson(const RetroPage &page);

/// {key, text, kind, alert, experiment, owner, due, opened_at, closed_at, standing (open, overdue,
/// on_the_day, within_48h, later), retest, retested (waiting, proven, failed, unknown), copies[]
/// {tracker, project, id, url}}.
[[nodiscard]] std::string itemJson(const ReportedItem &item);

} // namespace Chaos
