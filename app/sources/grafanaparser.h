// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/alertdialect.h"
#include "models/day/outcome.h"

#include <QByteArray>

#include <string>
#include <unordered_set>

namespace Chaos {

/// `/api/prometheus/grafana/api/v1/alerts`: Prometheus' envelope with Grafana's own states.
/// `Alerting`, `NoData`, `Error` and `Recovering` are firing, whatever stands behind them in
/// parentheses, and keep their word as the annotation `grafana_state`.
class GrafanaDialect final : public AlertDialect
{
public:
    simdjson::simdjson_result<simdjson::ondemand::array>
    alertsIn(simdjson::ondemand::document &answer) const override;
    simdjson::error_code read(simdjson::ondemand::object alert, ReportedAlert &into) const override;

    /// The first word of `grafana_state`: what an alert that fires stands for.
    [[nodiscard]] static std::string wordIn(const std::vector<Label> &annotations);
};

/// Fingerprints of alerts, from labels that are not Grafana's internal ones.
using HeldBackAlerts = std::unordered_set<std::string>;

namespace GrafanaParser {

/// `/api/alertmanager/grafana/api/v2/alerts`: those that its own Alertmanager holds back.
[[nodiscard]] Outcome<HeldBackAlerts> heldBack(const QByteArray &body);

} // namespace GrafanaParser

} // namespace Chaos
