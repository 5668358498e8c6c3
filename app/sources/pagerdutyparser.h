// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/incident.h"
#include "models/day/outcome.h"

#include <QByteArray>

namespace Chaos {

/// What a page of an incident's log says of its end and of whom it told.
struct PagerDutyLog
{
    Stamp notified{}; ///< the earliest notification; the epoch: none
    Stamp resolved{}; ///< the latest resolution; the epoch: none
    int count = 0;
    bool hasMore = false;
    bool operator==(const PagerDutyLog &) const = default;
};

/// PagerDuty's REST API, version 2 (integrations §7; upstream PagerDuty/api-schema). What is
/// missing or of another kind is left out; an incident without an id as a whole.
namespace PagerDutyParser {

/// `/incidents`.
[[nodiscard]] Outcome<IncidentPage> incidents(const QByteArray &body);
/// `/incidents/{id}/log_entries`.
[[nodiscard]] Outcome<PagerDutyLog> log(const QByteArray &body);

} // namespace PagerDutyParser

} // namespace Chaos
