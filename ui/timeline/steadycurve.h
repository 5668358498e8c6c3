// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/worldbook.h"
#include "ui/timeline/timescale.h"

#include <QList>
#include <QPointF>

#include <vector>

namespace Chaos {

/// The lines that a series of samples draws on a scale: x in columns, y the sample's own value.
///
/// Where several samples fall into one column, the first, the least, the greatest and the last
/// remain, which draw the same pixels. A missing number, or a minute and a half without one, breaks
/// the line.
[[nodiscard]] std::vector<QList<QPointF>> steadyCurve(const std::vector<Sample> &samples,
                                                      const TimeScale &scale);

} // namespace Chaos
