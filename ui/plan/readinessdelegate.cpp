// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/readinessdelegate.h"

#include "models/items/readinessmodel.h"
#include "ui/plan/planwords.h"
#include "ui/plan/readinesscells.h"
#include "ui/plan/readinesslist.h"
#include "ui/theme/look.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using ReadinessCells::Cell;
using ReadinessCells::Column;
using ReadinessCells::Place;

namespace {

/// The lines, in the middle of the box; the width of the widest.
int paintLines(QPainter &painter, const QRect &box, const QString &text, const Theme &theme)
{
    const auto laid = ReadinessCells::laidOut(text, box.size(), theme);
    const QFont font = theme.font(laid.face);
    const QFontMetrics metrics(font);
    const int height = metrics.lineSpacing();
    QRect line(box.left(), box.top() + (box.height() - int(laid.lines.size()) * height) / 2,
               box.width(), height);
    int widest = 0;
    painter.setFont(font);
    for (const QString &words : laid.lines) {
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
        widest = std::max(widest, metrics.horizontalAdvance(words));
        line.translate(0, height);
    }
    return widest;
}

/// The mark stands before the text, and behind a title.
void paintCell(QPainter &painter, const QRect &box, const Cell &cell, const Theme &theme,
               Column column)
{
    const QRect text = ReadinessCells::textBox(box, cell, column);
    painter.setPen(theme.ink(cell.textInk));
    const int width = paintLines(painter, text, cell.text, theme);
    if (!cell.shape)
        return;
    const int x = column == Column::Experiment ? text.left() + width + step : box.left() - 3;
    StateDot::paint(painter, QRect(x, box.top(), ReadinessCells::markWidth, box.height()),
                    *cell.shape, theme.ink(cell.shapeInk));
}

/// Why it is not performed, over all that does not matter then.
void paintReason(QPainter &painter, const QRect &box, const QString &reason, const Theme &theme)
{
    painter.setFont(theme.body());
    const QString text =
        ReadinessDelegate::tr("taken out of the day: %1").arg(reason.left(500).simplified());
    painter.setPen(theme.textFaint);
    painter.drawText(
        box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(theme.body()).elidedText(text, Qt::ElideRight, box.width() - 2 * step));
}

} // namespace

ReadinessDelegate::ReadinessDelegate(const ReadinessModel &model, const ReadinessList &list,
                                     const Look &look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_list(list)
    , m_look(look)
{}

QSize ReadinessDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return {view ? view->viewport()->width() : option.rect.width(), ReadinessCells::rowHeight};
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
    for (const Place &place : m_list.places()) {
        QRect cell(box.left() + place.x, box.top(), place.width, box.height() - 1);
        if (!row.takenOut.isEmpty() && place.column == Column::BackOut) {
            cell.setRight(box.right());
            paintReason(*painter, cell, row.takenOut, theme);
            break;
        }
        paintCell(*painter, cell, ReadinessCells::cellOf(row, place.column), theme, place.column);
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
    for (const Place &place : m_list.places()) {
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
