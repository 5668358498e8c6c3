// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/report/reportedday.h"

#include <QString>

namespace Chaos {

/// "How fast we knew" as an SVG drawing: a bar for each experiment that was triggered, from the
/// trigger to knowing to being told, with whiskers as wide as the uncertainty. Empty if none was.
[[nodiscard]] QString barsSvg(const ReportedDay &day);

/// "0:05", "1:30", "−0:10": a time on such an axis.
[[nodiscard]] QString axisTime(Micros at);

/// The step between two marks of an axis that reaches to `longest`: at most eight marks.
[[nodiscard]] Micros axisStep(Micros longest);

} // namespace Chaos
