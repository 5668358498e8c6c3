// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/survey.h"
#include "models/rules/reach.h"

#include <string>

namespace Chaos {

class Day;

/// When New Relic opens an incident of a condition, from its own numbers (integrations §5.3; New
/// Relic's "Streaming alerts: key terms and concepts"):
///
///     earliest = d + (n − 1) · s                    the window that is nearly over shows it
///     already typical  ≈ d + (n − 1) · s + (w + s) / 2 latest   = d + (n − 1) · s + w + s only the
///     first whole window does
///
/// with w the window, s from one to the next, d the wait for late data, and n the points in a row
/// that it takes: the duration / s, or one where any point will do. How long the data is on its way
/// comes on top.
[[nodiscard]] Reach signallingOf(const SignalSettings &signal);

/// Whether two conditions of one source open one issue between them, where both fail.
[[nodiscard]] bool shareAnIssue(const Survey &survey, const AlertRule &one, const AlertRule &other);

/// The issue that is open now and that the condition would join, by its id; empty if it would open
/// one of its own, or if that depends on what it fails for.
[[nodiscard]] std::string openIssueFor(const Day &day, std::string_view source,
                                       const Survey &survey, const AlertRule &rule);

} // namespace Chaos
