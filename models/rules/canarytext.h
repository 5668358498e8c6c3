// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/canaryproof.h"

#include <QString>

namespace Chaos {

/// How far it came, in a line: "known after 0:01.3 ± 1.3 s · told after 0:32 ± 0.2 s by oncall
/// · cleared", or what failed. When it was sent is left to whoever knows the local time.
[[nodiscard]] QString canaryText(const Plan &plan, const CanaryProof &proof);

/// What to do about a path that is not proven; empty where nothing is to be done.
[[nodiscard]] QString canaryRemedy(const Plan &plan, const CanaryProof &proof);

} // namespace Chaos
