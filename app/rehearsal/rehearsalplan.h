// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/staging.h"
#include "models/day/outcome.h"
#include "models/day/plan.h"

#include <QDate>

namespace Chaos {

/// The rehearsal's chaos day, at the addresses where its staging is to be found, held on that date.
[[nodiscard]] Outcome<Plan> rehearsalPlan(const Staging::Ports &ports, QDate date);

} // namespace Chaos
