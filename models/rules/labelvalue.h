// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/label.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace Chaos {

/// The value of a label; empty for one that is missing, which is the same to every source.
[[nodiscard]] inline std::string_view labelValue(const std::vector<Label> &labels,
                                                 std::string_view name)
{
    const auto it = std::ranges::find(labels, name, &Label::name);
    return it == labels.end() ? std::string_view{} : std::string_view(it->value);
}

} // namespace Chaos
