// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace Chaos {

class ImportRows;
class Look;
struct ImportRow;

/// Paints the lines of what an import does: what it adds and changes with a mark of its own each,
/// each field before and after, and what stays quietly below.
class ImportDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ImportDelegate(const ImportRows &rows, const Look &look, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintField(QPainter &painter, const QRect &rect, const ImportRow &row) const;
    void paintItem(QPainter &painter, const QRect &rect, const ImportRow &row) const;
    void paintLines(QPainter &painter, const QRect &rect, const ImportRow &row) const;
    [[nodiscard]] QStringList linesOf(const ImportRow &row, int width) const;

    const ImportRows &m_rows;
    const Look &m_look;
};

} // namespace Chaos
