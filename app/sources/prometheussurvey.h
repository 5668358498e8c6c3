// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/day/survey.h"

#include <QByteArray>

namespace Chaos {

/// What Prometheus' HTTP API says of its own set-up: bytes → the part of a survey that one answer
/// gives. Missing and unknown members are borne with; what is beyond its bounds is left out and
/// makes the survey incomplete.
namespace PrometheusSurvey {

/// `/api/v1/rules`: the alerting rules, those of one name in the server's order.
[[nodiscard]] Outcome<Survey> rules(const QByteArray &body);
/// `/api/v1/status/config`: jobs, query offset, and the external labels that alert relabelling
/// does not drop again.
[[nodiscard]] Outcome<Survey> config(const QByteArray &body);
/// `/api/v1/targets`: the longest interval of each job's targets, by the `job` label that they
/// have; relabelling may give a target another interval and another job than its configuration.
[[nodiscard]] Outcome<Survey> targets(const QByteArray &body);
/// `/api/v1/alertmanagers`: whom it tells of its alerts, without the path of the API.
[[nodiscard]] Outcome<Survey> alertmanagers(const QByteArray &body);
/// `/api/v1/status/flags`: for how long a series without a newer sample counts.
[[nodiscard]] Outcome<Survey> flags(const QByteArray &body);

} // namespace PrometheusSurvey

} // namespace Chaos
