// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/incident.h"
#include "models/day/outcome.h"

#include <QByteArray>

namespace Chaos {

/// Opsgenie's REST API, version 2 (integrations §8; upstream opsgenie/opsgenie-oas). What is
/// missing or of another kind is left out; an alert without an id as a whole.
namespace OpsgenieParser {

/// `/v2/alerts`.
[[nodiscard]] Outcome<IncidentPage> alerts(const QByteArray &body);
/// `/v2/alerts/{id}`: when it was closed; the epoch if it was not, or if it does not say.
[[nodiscard]] Outcome<Stamp> closed(const QByteArray &body);
/// `/v2/alerts/{id}/recipients`: when the first of them was told; the epoch: nobody.
[[nodiscard]] Outcome<Stamp> firstTold(const QByteArray &body);

} // namespace OpsgenieParser

} // namespace Chaos
