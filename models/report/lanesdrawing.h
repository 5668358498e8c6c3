// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/report/reportedday.h"

#include <QString>

namespace Chaos {

/// What the alerts of an experiment did on one axis of time, as an SVG drawing: a row each, where
/// it was suspected, fired or was held back; trigger and back-out across all of them; and below,
/// when people were notified and wrote something. Empty for an experiment that was not triggered.
/// It says in words what it shows, for who cannot see it.
[[nodiscard]] QString lanesSvg(const ReportedExperiment &experiment);

} // namespace Chaos
