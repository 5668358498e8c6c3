// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/keyedlistmodel.h"
#include "models/items/liveday.h"

namespace Chaos {

/// One role and who plays it now.
struct RoleRow
{
    QString key{};
    QString title{};
    QString person{}; ///< key; empty while nobody does
    QString name{};
    QString experiment{}; ///< they play it in this experiment; empty: for the day
    bool operator==(const RoleRow &) const = default;
};

/// The roles of the day, as they are played in the experiment under way, or in the next one.
class RolesModel final : public KeyedListModel<RoleRow>
{
    Q_OBJECT

public:
    enum Role { KeyRole = Qt::UserRole, PersonRole, NameRole, ExperimentRole };

    explicit RolesModel(LiveDay &live, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int filledCount() const;

private:
    void refresh();
    void take(Touched what);

    LiveDay &m_live;
};

} // namespace Chaos
