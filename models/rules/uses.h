// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"

#include <QStringList>

namespace Chaos {

/// The experiments that would miss a host, by title and in the plan's order: they look at it, or
/// name an alert that only its check gives.
[[nodiscard]] QStringList usesOfHost(const Plan &plan, const QString &host);

/// The experiments that name a source: for an alert, or for a number that is asked of it.
[[nodiscard]] QStringList usesOfSource(const Plan &plan, const QString &source);

} // namespace Chaos
