// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/plan.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace Chaos {

/// What an entry is about to change in the plan: enough to take it back later.
struct Footprint
{
    Kind kind = Kind::Unknown;
    QString key{}; ///< of the value; of the role for an assignment
    QJsonObject before{}; ///< the value (see `PlanJson`); empty: there was none
    QJsonObject after{}; ///< empty: there will be none
    QStringList order{}; ///< of what goes or is ordered: the keys of its kind before it
    bool operator==(const Footprint &) const = default;
};

/// Nothing for entries that are not of the plan.
[[nodiscard]] std::optional<Footprint> footprintOf(const Plan &before, const Entry &entry);

/// The entries that take an edit back from the plan as it is now. Only what the edit had changed
/// goes back: other members of the same value, and other values, stay as they are. None where
/// nothing is left of it.
[[nodiscard]] std::vector<Entry> undoOf(const Footprint &footprint, const Plan &now);
[[nodiscard]] std::vector<Entry> undoOf(const Plan &before, const Entry &entry, const Plan &now);

/// What was edited from this desk, so that it can be taken back and made again: as entries, for
/// nothing that was written is ever erased.
class EditHistory
{
public:
    /// What a step back or forth is about.
    struct Step
    {
        Kind kind = Kind::Unknown; ///< of the first entry of the edit
        QString key{};
        QString title{}; ///< of what is edited
        QStringList members{}; ///< which of its members; empty: it came, went or moved
        std::size_t entries = 0;
    };

    /// Call it with what is about to be wished; `before` is the plan that it is wished for.
    void note(const Plan &before, std::span<const Entry> entries);
    void clear();

    [[nodiscard]] std::optional<Step> undoable() const { return stepOf(m_done); }
    [[nodiscard]] std::optional<Step> redoable() const { return stepOf(m_undone); }
    /// What to wish, and not to note: the history knows it.
    [[nodiscard]] std::vector<Entry> undo(const Plan &now) { return turn(m_done, m_undone, now); }
    [[nodiscard]] std::vector<Entry> redo(const Plan &now) { return turn(m_undone, m_done, now); }

private:
    using Edit = std::vector<Footprint>;
    [[nodiscard]] static std::optional<Step> stepOf(const std::vector<Edit> &edits);
    [[nodiscard]] static std::vector<Entry> turn(std::vector<Edit> &from, std::vector<Edit> &to,
                                                 const Plan &now);

    std::vector<Edit> m_done;
    std::vector<Edit> m_undone;
};

} // namespace Chaos
