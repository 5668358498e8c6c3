// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/survey.h"

#include <QString>

namespace Chaos {

/// The runbook that a rule's annotations link: `runbook_url`, or else `runbook`. Empty: none.
[[nodiscard]] QString runbookOf(const AlertRule &rule);

} // namespace Chaos
