// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/alertdialect.h"
#include "models/day/outcome.h"

#include <QByteArray>

#include <optional>
#include <string>
#include <vector>

namespace Chaos {

/// `/api/v1/alerts`: {"status":"success","data":{"alerts":[…]}}.
class PrometheusDialect final : public AlertDialect
{
public:
    simdjson::simdjson_result<simdjson::ondemand::array>
    alertsIn(simdjson::ondemand::document &answer) const override;
    simdjson::error_code read(simdjson::ondemand::object alert, ReportedAlert &into) const override;
};

/// When one alert was firing, sample by sample, on Prometheus' clock.
struct FiringSeries
{
    std::string fingerprint{}; ///< of the alert's labels
    std::vector<Instant> samples{}; ///< whole milliseconds, ascending
    bool operator==(const FiringSeries &) const = default;
};

/// Bytes of Prometheus' HTTP API → values. Every function bears with missing and unknown members.
namespace PrometheusParser {

/// An instant query for `time()`: the server's clock, in whole milliseconds.
[[nodiscard]] Outcome<Instant> time(const QByteArray &body);
/// An instant query for one number: a scalar, or a vector of which the first counts. Nothing for
/// an empty vector and for what is no finite number.
[[nodiscard]] Outcome<std::optional<double>> number(const QByteArray &body);
/// An instant query for `ALERTS{alertstate="firing"}[…]`: raw samples.
[[nodiscard]] Outcome<std::vector<FiringSeries>> firings(const QByteArray &body);
/// A duration as Prometheus writes it: 1m30s, 250ms; nothing for anything else.
[[nodiscard]] std::optional<Micros> duration(std::string_view text);

} // namespace PrometheusParser

} // namespace Chaos
