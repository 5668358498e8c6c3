// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/incident.h"
#include "models/day/outcome.h"

#include <QByteArray>

namespace Chaos {

/// An incident of Splunk On-Call, which says whom it told of it, though not when.
struct PagedIncident
{
    Incident incident{};
    bool isPaged = false; ///< somebody has been told, or is about to be
    Stamp triggeredAt{}; ///< nobody was told before that; the epoch if it does not say
    bool operator==(const PagedIncident &) const = default;
};

/// Splunk On-Call's public API, version 1 (integrations §6; upstream victorops/go-victorops).
namespace SplunkOnCallParser {

/// `/api-public/v1/incidents`: the open ones, and some that are over. What is missing or of another
/// kind is left out; an incident without a number as a whole.
[[nodiscard]] Outcome<std::vector<PagedIncident>> incidents(const QByteArray &body);

} // namespace SplunkOnCallParser

} // namespace Chaos
