// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/plan.h"
#include "models/items/memberchange.h"

#include <span>
#include <utility>
#include <vector>

namespace Chaos {

/// Edits of experiments that were wished and are not in the fold yet. An entry holds a whole
/// experiment, so the next edit has to be built on those that are still on their way.
class PendingEdits
{
public:
    void note(const Experiment &from, const Experiment &to);
    /// Those of these entries that edit an experiment of the plan.
    void note(const Plan &ahead, std::span<const Entry> entries);
    /// The experiment as it will be.
    [[nodiscard]] Experiment ahead(const Experiment &live) const;
    /// Forgets what has come, and what somebody else has changed since.
    void settle(const Plan &live);
    [[nodiscard]] bool isEmpty() const { return m_edits.empty(); }
    void clear() { m_edits.clear(); }

private:
    std::vector<std::pair<QString, MemberChange>> m_edits; ///< by key, in order
};

} // namespace Chaos
