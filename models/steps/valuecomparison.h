// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/steps/effort.h"

#include <QJsonValue>

#include <compare>
#include <optional>

namespace Chaos {

// How the Chaos Toolkit compares JSON values, which is how Python does: true is 1 and 1.0, false is
// 0, a text is never a number, and numbers are compared without being rounded.

/// Truth values count as numbers.
[[nodiscard]] bool isNumber(const QJsonValue &value);
/// A number without a fraction that 64 bits hold, or 1 or 0 for a truth value.
[[nodiscard]] std::optional<qint64> wholeNumberOf(const QJsonValue &value);
/// Of two values that are numbers.
[[nodiscard]] std::partial_ordering orderOfNumbers(const QJsonValue &one, const QJsonValue &other);

/// What was decided after the effort was spent means nothing.
[[nodiscard]] bool areEqual(const QJsonValue &one, const QJsonValue &other, Effort &effort);
/// one ≤ other, among numbers, among texts (by their characters' code points) and among lists (by
/// their first elements that differ); none for what has no order.
[[nodiscard]] std::optional<bool> isAtMost(const QJsonValue &one, const QJsonValue &other,
                                           Effort &effort);

} // namespace Chaos
