// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/label.h"

#include <QString>

#include <vector>

namespace Chaos {

/// "{team=web, zone=a}", cut where it gets long.
[[nodiscard]] QString labelText(const std::vector<Label> &labels);

} // namespace Chaos
