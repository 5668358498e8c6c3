// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/day/survey.h"

#include <QByteArray>

/// How Icinga is set up, from its own answers.
namespace Chaos::IcingaSurvey {

/// `/v1/status`: that it is Icinga.
[[nodiscard]] Outcome<Survey> status(const QByteArray &body);

} // namespace Chaos::IcingaSurvey
