// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/readinessdelegate.h"

#include "models/items/readinessmodel.h"
#include "ui/plan/planwords.h"
#include "ui/plan/readinesscells.h"
#include "ui/theme/look.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Chaos {

using namespace Qt::StringLiterals;
using ReadinessCells::Cell;
using ReadinessCells::Column;
using ReadinessCells::Place;

namespace {

constexpr int rowHeight = 9 * step;
constexpr int markWidth = 4 * step;
constexpr int inset = 2 * step; ///< of the first column's text from the row's edge

void paintCell(QPainter &painter, const QRect &box, const Cell &cell, const Theme &theme,
               bool markIsLast)
{
    const QFontMetrics metrics(theme.body());
    QRect text = box.adjusted(0, 0, -2 * step, 0);
    if (cell.shape && !markIsLast) {
        StateDot::paint(painter, QRect(text.left() - 3, text.top(), markWidth, text.height()),
                        *cell.shape, theme.ink(cell.shapeInk));
        text.setLeft(text.left() + markWidth);
    } else if (cell.shape) {
        text.setRight(text.right() - markWidth);
    }
    const QString shown = metrics.elidedText(cell.text, Qt::ElideRight, text.width());
    painter.setPen(theme.ink(cell.textInk));
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    if (cell.shape && markIsLast) {
        const int x = text.left() + metrics.horizontalAdvance(shown) + step;
        StateDot::paint(painter, QRect(x, text.top(), markWidth, text.height()), *cell.shape,
                        theme.ink(cell.shapeInk));
    }
}

/// Why it is not performed, over all that does not matter then.
void paintReason(QPainter &painter, const QRect &box, const QString &reason, const Theme &theme)
{
    const QString text =
        ReadinessDelegate::tr("taken out of the day: %1").arg(reason.left(500).simplified());
    painter.setPen(theme.textFaint);
    painter.drawText(
        box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(theme.body()).elidedText(text, Qt::ElideRight, box.width() - 2 * step));
}

} // namespace

ReadinessDelegate::ReadinessDelegate(const ReadinessModel &model, const Look &look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_look(look)
{}

QSize ReadinessDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return {view ? view->viewport()->width() : option.rect.width(), rowHeight};
}

void ReadinessDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_model.rowCount())
        return;
    const Theme &theme = m_look.theme();
    const ReadinessRow &row = m_model.rows()[std::size_t(index.row())];
    const QRect &box = option.rect;
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected)) {
        QColor ground = theme.tint(theme.accent);
        ground.setAlphaF(0.6F);
        painter->fillRect(box, ground);
        if (option.state.testFlag(QStyle::State_HasFocus))
            painter->fillRect(box.left(), box.top(), 2, box.height(), theme.accent);
    }
    painter->fillRect(box.left(), box.bottom(), box.width(), 1, theme.line);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(theme.body());
    for (const Place &place : ReadinessCells::placesIn(box.width())) {
        QRect cell(box.left() + place.x, box.top(), place.width, box.height() - 1);
        if (place.column == Column::Experiment)
            cell.setLeft(cell.left() + inset);
        if (!row.takenOut.isEmpty() && place.column == Column::BackOut) {
            cell.setRight(box.right());
            paintReason(*painter, cell, row.takenOut, theme);
            break;
        }
        paintCell(*painter, cell, ReadinessCells::cellOf(row, place.column), theme,
                  place.column == Column::Experiment);
    }
    painter->restore();
}

bool ReadinessDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                  const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid() || index.row() >= m_model.rowCount())
        return false;
    const ReadinessRow &row = m_model.rows()[std::size_t(index.row())];
    QStringList lines;
    for (const Place &place : ReadinessCells::placesIn(option.rect.width())) {
        const int x = event->pos().x() - option.rect.left() - place.x;
        if (x < 0 || x >= place.width)
            continue;
        const QStringList meaning = ReadinessCells::meaning(row, place.column);
        for (const QString &line : meaning)
            lines << PlanWords::plain(line.left(1000));
    }
    QToolTip::showText(event->globalPos(), lines.join(u"<br>"_s), view);
    return true;
}

} // namespace Chaos
