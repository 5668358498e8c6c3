// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/days/dayrowdelegate.h"

#include "ui/days/dayrows.h"
#include "ui/theme/look.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 34;
constexpr int columnGap = 3 * step;
constexpr int dotSize = 16;
constexpr int sparkWidth = 64;

const DayTableRow *dayRow(const QModelIndex &index)
{
    const auto *rows = qobject_cast<const DayRows *>(index.model());
    return rows ? rows->row(index) : nullptr;
}

void paintGround(QPainter &painter, const Theme &theme, const QStyleOptionViewItem &option)
{
    const QRect rect = option.rect;
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.fillRect(rect, theme.tint(theme.accent));
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter.setPen(theme.accent);
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
        }
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter.fillRect(rect, theme.raised);
    }
}

/// A line through what was measured; a disc for what proved it, a ring for what did not, a dash at
/// the foot for what was not measured.
void paintSpark(QPainter &painter, const Theme &theme, const QRectF &rect, const DayTableRow &row)
{
    double most = 0;
    for (const SparkPoint &point : row.spark)
        most = std::max(most, point.seconds.value_or(0));
    const auto placeOf = [&](const SparkPoint &point) {
        const double up = most > 0 ? point.seconds.value_or(0) / most : 0;
        return QPointF(rect.left() + point.at * rect.width(), rect.bottom() - up * rect.height());
    };
    QPolygonF line;
    for (const SparkPoint &point : row.spark) {
        if (point.seconds)
            line << placeOf(point);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.textFaint, 1));
    painter.drawPolyline(line);
    for (const SparkPoint &point : row.spark) {
        const QPointF at = placeOf(point);
        const QColor colour = point.isProven ? theme.good : theme.alarm;
        painter.setPen(QPen(colour, 1.5));
        painter.setBrush(point.isProven ? QBrush(colour) : Qt::NoBrush);
        if (point.seconds)
            painter.drawEllipse(at, 2.0, 2.0);
        else
            painter.drawLine(at - QPointF(2.5, 0), at + QPointF(2.5, 0));
    }
}

} // namespace

std::vector<DayPlace> placesOf(const std::vector<DayColumn> &columns, int width)
{
    int all = 0;
    for (const DayColumn &column : columns)
        all += column.share;
    const int inner = std::max(0, width - 2 * columnGap);
    std::vector<DayPlace> places;
    int x = columnGap;
    for (const DayColumn &column : columns) {
        const int share = inner * column.share / std::max(1, all);
        places.push_back({x, std::max(0, share - columnGap)});
        x += share;
    }
    return places;
}

DayRowDelegate::DayRowDelegate(const Look &look, const std::vector<DayColumn> &columns,
                               QObject *parent)
    : QStyledItemDelegate(parent)
    , m_look(look)
    , m_columns(columns)
{}

QSize DayRowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), rowHeight};
}

void DayRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const DayTableRow *row = dayRow(index);
    if (!row)
        return;
    const Theme &theme = m_look.theme();
    const QRect rect = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (row->isHeading) {
        painter->setFont(theme.caps());
        painter->setPen(theme.textFaint);
        painter->drawText(rect.adjusted(columnGap, 0, -columnGap, -step),
                          Qt::AlignLeft | Qt::AlignBottom,
                          row->cells.empty() ? QString() : row->cells.front().text);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line);
        painter->restore();
        return;
    }
    paintGround(*painter, theme, option);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line);
    const auto places = placesOf(m_columns, rect.width());
    for (std::size_t i = 0; i < std::min(places.size(), row->cells.size()); ++i) {
        const DayCell &cell = row->cells[i];
        QRect box(rect.left() + places[i].x, rect.top(), places[i].width, rect.height() - 1);
        if (cell.dot) {
            StateDot::paint(*painter, QRectF(box.left(), box.top(), dotSize, box.height()),
                            *cell.dot, theme.ink(cell.ink));
            box.setLeft(box.left() + dotSize + step);
        }
        if (i + 1 == row->cells.size() && !row->spark.empty()) {
            const int width = std::min(sparkWidth, box.width());
            paintSpark(*painter, theme, QRectF(box.left() + 3, box.top() + 9, width - 6, 15), *row);
            box.setLeft(box.left() + width + 2 * step);
        }
        const QFont font = cell.isNumber ? theme.mono() : theme.body();
        // The first dot of a row says how it stands; its name is text.
        painter->setPen(i == 0 && cell.dot ? theme.text : theme.ink(cell.ink));
        painter->setFont(font);
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(font).elidedText(cell.text, Qt::ElideRight, box.width()));
    }
    painter->restore();
}

bool DayRowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                               const QStyleOptionViewItem &, const QModelIndex &index)
{
    const DayTableRow *row = event->type() == QEvent::ToolTip ? dayRow(index) : nullptr;
    if (!row || row->tip.isEmpty())
        return false;
    QStringList lines;
    for (const QString &line : row->tip)
        lines << line.left(500).toHtmlEscaped();
    QToolTip::showText(event->globalPos(), lines.join(u"<br>"_s), view);
    return true;
}

} // namespace Chaos
