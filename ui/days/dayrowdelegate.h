// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

#include <vector>

namespace Chaos {

class Look;

/// A column of such a table.
struct DayColumn
{
    QString caption{}; ///< in capitals
    int share = 1; ///< of the width, against the others'
};

struct DayPlace
{
    int x = 0;
    int width = 0;
};
[[nodiscard]] std::vector<DayPlace> placesOf(const std::vector<DayColumn> &columns, int width);

/// Paints a row of what many days tell, or the heading of some.
class DayRowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    DayRowDelegate(const Look &look, const std::vector<DayColumn> &columns, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    const Look &m_look;
    const std::vector<DayColumn> &m_columns;
};

} // namespace Chaos
