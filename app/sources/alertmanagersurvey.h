// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/day/survey.h"

#include <QByteArray>

namespace Chaos {

/// What Alertmanager's API v2 says of who is told: bytes → the part of a survey that one answer
/// gives. Missing and unknown members are borne with; what is beyond its bounds is left out and
/// makes the survey incomplete.
namespace AlertmanagerSurvey {

/// `/api/v2/status`: routes and inhibitions out of `config.original`.
[[nodiscard]] Outcome<Survey> status(const QByteArray &body);
/// `/api/v2/silences`: those that are active or to come.
[[nodiscard]] Outcome<Survey> silences(const QByteArray &body);
/// `/api/v2/alerts/groups`: the groups that are open now.
[[nodiscard]] Outcome<Survey> groups(const QByteArray &body);

} // namespace AlertmanagerSurvey

} // namespace Chaos
