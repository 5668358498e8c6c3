// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/items/issueround.h"
#include "models/items/keyedlistmodel.h"
#include "models/rules/itemstanding.h"

namespace Chaos {

/// An action item of the day, in words.
struct ActionRow
{
    QString key{};
    QString text{};
    QString about{}; ///< the alert that it is about, and the experiment that it came from
    QString owner{};
    QString due{};
    QString state{};
    QString issue{}; ///< where it stands in trackers, or what becomes of that now
    ItemStanding standing = ItemStanding::Open;
    bool isIssueMissing = false; ///< one was wished for, and is not there
    bool operator==(const ActionRow &) const = default;
};

/// The action items of a day, those still to be done first.
class ActionRows final : public KeyedListModel<ActionRow>
{
    Q_OBJECT

public:
    using KeyedListModel::KeyedListModel;

    void setRows(std::vector<ActionRow> rows) { merge(std::move(rows)); }
    /// Null for a row that is none.
    [[nodiscard]] const ActionRow *row(const QModelIndex &index) const { return rowAt(index); }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] static std::vector<ActionRow> of(const Day &day, const IssueRound &round,
                                                   Instant now, Micros utcOffset);
};

} // namespace Chaos
