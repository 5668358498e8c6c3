// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/survey.h"
#include "models/rules/reach.h"

#include <optional>
#include <vector>

namespace Chaos {

/// When a problem that Icinga checks for is hard, from the check's own numbers (integrations §4.3;
/// upstream Icinga/icinga2 `lib/icinga/checkable-check.cpp`):
///
///     earliest = (N − 1) · (0.95 · retry − 0.5 s)       the jitter of its schedule
///     typical  ≈ every / 2 + (N − 1) · retry
///     latest   = every + (N − 1) · retry
///
/// with N the results in a row that it takes. The time that the check itself takes comes on top.
/// Nothing for one that waits for what others tell it, which nobody knows beforehand.
[[nodiscard]] std::optional<Reach> hardeningOf(const CheckSettings &check);

/// When a person is told of a problem that is hard within `known` (integrations §4.3; upstream
/// `lib/notification/notificationcomponent.cpp`): at once or, where the notification begins b after
/// it, at the first look after b + 1 s, one every 5 s. Latest has `longestSend` in addition.
[[nodiscard]] Reach noticeOf(const Reach &known, const CheckNotice &notice);

/// The notices that tell somebody of problems of the rule's host or service.
[[nodiscard]] std::vector<const CheckNotice *> noticesOf(const Survey &survey,
                                                         const AlertRule &rule);

} // namespace Chaos
