// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entries.h"
#include "models/items/keyedlistmodel.h"
#include "models/items/liveday.h"

namespace Chaos {

/// One step of the method or of the back-out plan, or one reset criterion.
struct ChecklistRow
{
    QString key{}; ///< "experiment/index"
    int step = 0; ///< index in the plan's list
    QString text{};
    bool done = false;
    bool isScripted = false; ///< the room performs it, and ticks it
    std::optional<StepOutcome>
        outcome{}; ///< of its last performance; nothing: it was not performed
    QString why{}; ///< … where that did not succeed
    bool operator==(const ChecklistRow &) const = default;
};

/// Of the experiment under way, or of the next one: its method, its back-out plan or its reset
/// criteria.
class ChecklistModel final : public KeyedListModel<ChecklistRow>
{
    Q_OBJECT

public:
    enum Role { KeyRole = Qt::UserRole, StepRole, DoneRole };

    ChecklistModel(LiveDay &live, Entries::Checklist list, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Whose way back it is; empty when the queue is done.
    [[nodiscard]] const QString &experiment() const { return m_experiment; }
    [[nodiscard]] int doneCount() const;

private:
    void refresh();
    void take(Touched what);

    LiveDay &m_live;
    Entries::Checklist m_list;
    QString m_experiment;
};

} // namespace Chaos
