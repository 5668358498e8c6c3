// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace Chaos {

class Look;
class ReadinessList;
class ReadinessModel;

/// Paints one experiment as a row of the readiness table and tells what a cell means.
class ReadinessDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ReadinessDelegate(const ReadinessModel &model, const ReadinessList &list, const Look &look,
                      QObject *parent = nullptr);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    const ReadinessModel &m_model;
    const ReadinessList &m_list;
    const Look &m_look;
};

} // namespace Chaos
