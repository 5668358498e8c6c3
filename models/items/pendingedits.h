// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/plan.h"
#include "models/items/memberchange.h"

#include <span>
#include <variant>
#include <vector>

namespace Chaos {

/// Edits of experiments, hosts and sources that were wished and are not in the fold yet. An entry
/// holds a whole value, so the next edit has to be built on those that are still on their way.
class PendingEdits
{
public:
    void note(const Experiment &from, const Experiment &to);
    /// Those of these entries that edit a value of the plan.
    void note(const Plan &ahead, std::span<const Entry> entries);
    /// Those that come after these.
    void note(const PendingEdits &more);
    /// The value as it will be.
    [[nodiscard]] Experiment ahead(const Experiment &live) const;
    [[nodiscard]] StagingHost ahead(const StagingHost &live) const;
    [[nodiscard]] AlertSource ahead(const AlertSource &live) const;
    [[nodiscard]] Plan ahead(Plan live) const;
    /// Forgets what has come, and what somebody else has changed since.
    void settle(const Plan &live);
    [[nodiscard]] bool isEmpty() const { return m_edits.empty(); }
    void clear() { m_edits.clear(); }

private:
    using Value = std::variant<Experiment, StagingHost, AlertSource>;
    struct Edit
    {
        Kind kind = Kind::Unknown; ///< of the entry that holds such a value
        QString key{};
        MemberChange change{};
        Value to{}; ///< as it was wished
    };
    template<typename One>
    [[nodiscard]] One aheadOf(Kind kind, const One &live) const;
    [[nodiscard]] static Value valueOf(Kind kind, const QJsonObject &json);
    [[nodiscard]] static bool hasCome(const Edit &edit, const Plan &live);

    std::vector<Edit> m_edits; ///< in order
};

} // namespace Chaos
