// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QJsonObject>
#include <QJsonValue>

#include <optional>
#include <vector>

/// What judging by a tolerance and telling of it share.
namespace Chaos::ToleranceParts {

/// The exit status of a process or the status of an HTTP answer, where the value is one of these.
[[nodiscard]] std::optional<QJsonValue> statusOf(const QJsonValue &value);

/// What the tolerance looks at: the value's member that is its target, or the whole value. A
/// failure where a target is named and the value has no members.
[[nodiscard]] Outcome<QJsonValue> targetOf(const QJsonObject &tolerance, const QJsonValue &value);

/// What the tolerance's path finds in its target, which may be JSON in a text.
[[nodiscard]] Outcome<std::vector<QJsonValue>> foundBy(const QJsonObject &tolerance,
                                                       const QJsonValue &value);

} // namespace Chaos::ToleranceParts
