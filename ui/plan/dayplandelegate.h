// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QStyledItemDelegate>

namespace Chaos {

class DayPlanModel;
class Look;

/// Draws one stretch of the planned day: when it begins, what it is, how long it takes, and whether
/// it began late.
class DayPlanDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    DayPlanDelegate(const DayPlanModel &model, const Look &look, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// "09:30", also beyond midnight: "00:15 +1".
    [[nodiscard]] static QString clockText(Micros sinceMidnight);

private:
    const DayPlanModel &m_model;
    const Look &m_look;
};

} // namespace Chaos
