// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/baseline.h"
#include "models/day/plan.h"

#include <QByteArray>

#include <vector>

namespace Chaos {

/// How the world stands before an experiment, for a terminal. `standing`: what of it stands against
/// the trigger and was not passed.
[[nodiscard]] QByteArray preflightReport(const Plan &plan, const QString &experiment,
                                         const Baseline &baseline,
                                         const std::vector<PreflightFinding> &standing);

/// The same for programs: {experiment, at, sources, sources_live, hosts, hosts_up, alerts_firing,
/// findings[] {what, blocks, subject, source, since, detail, text}}; a finding that was passed
/// blocks no more. Members are added, never renamed or removed.
[[nodiscard]] QByteArray preflightJson(const Plan &plan, const QString &experiment,
                                       const Baseline &baseline,
                                       const std::vector<PreflightFinding> &standing);

} // namespace Chaos
