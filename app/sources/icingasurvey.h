// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/day/survey.h"

#include <QByteArray>
#include <QStringList>

/// How Icinga is set up, from its own answers: every host and service is something that would
/// alert.
namespace Chaos::IcingaSurvey {

/// The attributes that hosts and services are asked for …
[[nodiscard]] QStringList checkAttributes();
/// … and notifications.
[[nodiscard]] QStringList noticeAttributes();

/// `/v1/objects/services` or `/v1/objects/hosts`.
[[nodiscard]] Outcome<Survey> checks(const QByteArray &body);
/// `/v1/objects/notifications`: who is told. A period, and users who are switched off, are not
/// looked into.
[[nodiscard]] Outcome<Survey> notices(const QByteArray &body);
/// `/v1/status`: whether anybody is told at all.
[[nodiscard]] Outcome<Survey> status(const QByteArray &body);

} // namespace Chaos::IcingaSurvey
