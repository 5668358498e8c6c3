// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/days/dayrows.h"

namespace Chaos {

using namespace Qt::StringLiterals;

QVariant DayRows::data(const QModelIndex &index, int role) const
{
    const DayTableRow *const found = rowAt(index);
    if (!found)
        return {};
    if (role == Qt::DisplayRole)
        return found->cells.empty() ? QString() : found->cells.front().text;
    if (role != Qt::AccessibleTextRole)
        return {};
    QStringList words;
    for (const DayCell &cell : found->cells)
        words << cell.text;
    words.removeAll(QString());
    return words.join(u", "_s);
}

Qt::ItemFlags DayRows::flags(const QModelIndex &index) const
{
    const DayTableRow *const found = index.isValid() ? rowAt(index) : nullptr;
    return found && found->isHeading ? Qt::ItemFlags(Qt::NoItemFlags)
                                     : KeyedListModel::flags(index);
}

} // namespace Chaos
