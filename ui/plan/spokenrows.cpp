// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/spokenrows.h"

#include "models/items/readinessmodel.h"
#include "ui/plan/readinesscells.h"

namespace Chaos {

SpokenRows::SpokenRows(ReadinessModel &model, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
}

QVariant SpokenRows::data(const QModelIndex &index, int role) const
{
    if (role != Qt::AccessibleTextRole || !index.isValid())
        return QIdentityProxyModel::data(index, role);
    return ReadinessCells::inWords(m_model.rows()[std::size_t(index.row())]);
}

} // namespace Chaos
