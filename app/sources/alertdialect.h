// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/reportedalert.h"

#include <simdjson.h>

namespace Chaos {

/// How one kind of source writes its alerts.
class AlertDialect
{
public:
    AlertDialect() = default;
    AlertDialect(const AlertDialect &) = delete;
    AlertDialect &operator=(const AlertDialect &) = delete;
    virtual ~AlertDialect() = default;

    /// The array of alerts in an answer.
    [[nodiscard]] virtual simdjson::simdjson_result<simdjson::ondemand::array>
    alertsIn(simdjson::ondemand::document &answer) const = 0;

    /// Reads one of them. Missing and unknown members are borne with: a missing one keeps its
    /// default, and an alert whose state is no state stays inactive, which leaves it out.
    [[nodiscard]] virtual simdjson::error_code read(simdjson::ondemand::object alert,
                                                    ReportedAlert &into) const = 0;

    /// The array of alerts in an answer of the shape of Prometheus' own.
    [[nodiscard]] static simdjson::simdjson_result<simdjson::ondemand::array>
    alertsInEnvelope(simdjson::ondemand::document &answer);
    /// Labels or annotations: at most 64 of 1 KB each, sorted by name.
    [[nodiscard]] static simdjson::error_code readLabels(simdjson::ondemand::value json,
                                                         std::vector<Label> &into);
    [[nodiscard]] static simdjson::error_code readInstant(simdjson::ondemand::value json,
                                                          Instant &into);
    /// The value of the label `alertname`; empty if there is none.
    [[nodiscard]] static std::string nameIn(const std::vector<Label> &labels);
    /// At most so many bytes of text, cut between two characters.
    [[nodiscard]] static std::string bounded(std::string_view text, std::size_t most = 1024);
};

} // namespace Chaos
