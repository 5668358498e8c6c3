// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/daycomparison.h"

#include <QByteArray>

/// Two days side by side: their figures, what changed of each alert, which experiments either had,
/// and the action items that the earlier one left.
namespace Chaos::ComparisonList {

/// For a terminal.
[[nodiscard]] QByteArray text(const DayComparison &comparison);
/// Tables. Whatever came from outside is escaped.
[[nodiscard]] QByteArray markdown(const DayComparison &comparison);
/// A record an alert; see csv.h.
[[nodiscard]] QByteArray csv(const DayComparison &comparison);
[[nodiscard]] QByteArray json(const DayComparison &comparison);

} // namespace Chaos::ComparisonList
