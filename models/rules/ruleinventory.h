// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/coverage.h"

#include <cstdint>
#include <vector>

namespace Chaos {

/// The rules of all surveyed sources as rows of the alert coverage, which no experiment and no
/// proof has been added to: they stay as they are until a source tells something new.
class RuleInventory
{
public:
    explicit RuleInventory(const Surroundings &around);

    /// The row of a rule that is one of the sources'.
    [[nodiscard]] std::size_t rowOf(const AlertRule &rule) const;

    Coverage rows{}; ///< in the order of `isListedBefore`

private:
    /// The rules of one source, and where its rows begin before they are put in order.
    struct Stretch
    {
        const std::vector<AlertRule> *rules;
        std::size_t begin;
    };
    std::vector<Stretch> m_stretches{};
    std::vector<std::uint32_t> m_places{}; ///< of the rows; empty: they were in order already
};

/// The order of the alert coverage: by source, name and group.
[[nodiscard]] bool isListedBefore(const CoveredAlert &a, const CoveredAlert &b);

} // namespace Chaos
