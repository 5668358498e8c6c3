// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/coverage.h"

#include <unordered_map>
#include <vector>

namespace Chaos {

/// The rules of all surveyed sources as rows of the alert coverage, which no experiment and no
/// proof has been added to: they stay as they are until a source tells something new.
struct RuleInventory
{
    explicit RuleInventory(const Surroundings &around);

    std::vector<CoveredAlert> rows{}; ///< in the order of `isListedBefore`
    std::unordered_map<const AlertRule *, std::size_t> rowOf{};
};

/// The order of the alert coverage: by source, name and group.
[[nodiscard]] bool isListedBefore(const CoveredAlert &a, const CoveredAlert &b);

} // namespace Chaos
