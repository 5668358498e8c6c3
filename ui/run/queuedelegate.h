// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/queuemodel.h"
#include "ui/widgets/statedot.h"

#include <QStyledItemDelegate>

namespace Chaos {

class Look;

/// Paints one experiment of the queue: its state by shape and colour, its title on at most two
/// lines, what came of it or what is missing, and its time at the right.
class QueueDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    QueueDelegate(const QueueModel &model, const Look &look, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// Shape and ink of a row's dot.
    [[nodiscard]] static std::pair<StateDot::Shape, Ink> markOf(const QueueRow &row);

private:
    const QueueModel &m_model;
    const Look &m_look;
};

} // namespace Chaos
