// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/survey.h"

namespace Chaos {

class YamlPart;

/// Alertmanager's `route` with all below it: what a node does not say it has from its parent, and
/// the root from Alertmanager's defaults. Receivers that tell nobody become nobody. A branch whose
/// matchers cannot be read, or beyond 16 levels and 5,000 nodes, is left out and makes the survey
/// incomplete; nothing at all if there is no tree.
///
/// Source: prometheus/alertmanager `dispatch/route.go` (DefaultRouteOpts, NewRoute).
void readRoutes(const YamlPart &config, Survey &survey);

/// Alertmanager's `inhibit_rules`.
void readInhibitions(const YamlPart &config, Survey &survey);

} // namespace Chaos
