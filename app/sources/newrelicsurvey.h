// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/question.h"
#include "models/day/outcome.h"
#include "models/day/plan.h"
#include "models/day/survey.h"

#include <QByteArray>

#include <string>

namespace Chaos {

/// What NerdGraph says of how an account alerts: its NRQL conditions with what they wait for, and
/// its policies with what of them shares an issue. Page by page.
namespace NewRelicSurvey {

[[nodiscard]] Question conditionsFrom(const AlertSource &source, const std::string &cursor);
[[nodiscard]] Outcome<Survey> conditions(const QByteArray &body);
[[nodiscard]] std::string nextConditions(const QByteArray &body);

[[nodiscard]] Question policiesFrom(const AlertSource &source, const std::string &cursor);
[[nodiscard]] Outcome<Survey> policies(const QByteArray &body);
[[nodiscard]] std::string nextPolicies(const QByteArray &body);

} // namespace NewRelicSurvey

} // namespace Chaos
