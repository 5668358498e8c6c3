// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/toolkitactivity.h"

#include <optional>
#include <utility>

namespace Chaos::Toolkit {

/// Notes what is wrong with a tolerance: what a probe of the steady state must give.
void checkTolerance(const YamlNode &tolerance, const QString &path, const Declared &declared,
                    Mistakes &mistakes);

/// The tolerance as people read it, to stand behind what the probe does: "status 200 or 204",
/// "from 4 to 9". `provider` is the word for what the probe asks with: it decides whether a number
/// is a status.
[[nodiscard]] QString toleranceWords(const YamlNode &tolerance, const QString &provider);

/// The bounds of a tolerance that is a range of numbers, both inclusive.
[[nodiscard]] std::optional<std::pair<double, double>> rangeOf(const YamlNode &tolerance);

} // namespace Chaos::Toolkit
