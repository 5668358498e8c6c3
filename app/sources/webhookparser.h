// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/reportedalert.h"
#include "models/day/outcome.h"

#include <QByteArray>

#include <vector>

namespace Chaos {

/// What Alertmanager's notification of one group says.
struct Notification
{
    std::vector<ReportedAlert> alerts{}; ///< firing or, when resolved, inactive
    std::string groupKey{}; ///< at most 1 KB of it
    std::vector<Label> groupLabels{}; ///< sorted by name
    bool operator==(const Notification &) const = default;
};

namespace WebhookParser {

/// Reads Alertmanager's payload of version 4, or Grafana's like it, which has an `orgId` and is of
/// version 1. Another version, and what is none at all, is a bad answer.
[[nodiscard]] Outcome<Notification> notification(const QByteArray &body);

} // namespace WebhookParser

} // namespace Chaos
