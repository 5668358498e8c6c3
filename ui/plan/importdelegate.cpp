// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/importdelegate.h"

#include "ui/plan/importrows.h"
#include "ui/plan/planwords.h"
#include "ui/theme/look.h"
#include "ui/widgets/paintedline.h"
#include "ui/widgets/statedot.h"
#include "ui/widgets/wraplabel.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Chaos {

using namespace Qt::StringLiterals;
using Sort = ImportRow::Sort;

namespace {

constexpr int itemHeight = 8 * step;
constexpr int fieldHeight = 6 * step;
constexpr int headingHeight = 11 * step;
constexpr int lineHeight = 5 * step;
constexpr int edge = 2 * step;
constexpr int markWidth = 6 * step;
constexpr int fieldNameWidth = 44 * step;
constexpr int arrowWidth = 7 * step;

constexpr qsizetype shownText = 400;

/// One line of foreign text.
QString line(const QString &text)
{
    return text.left(shownText).simplified();
}

bool isWrapped(Sort sort)
{
    return sort == Sort::Note || sort == Sort::Mistake;
}

/// "+" for what is added: a shape that says so without its colour.
void paintPlus(QPainter &painter, const QRectF &box, const QColor &colour)
{
    const QPointF c = box.center();
    painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(c - QPointF(4.5, 0), c + QPointF(4.5, 0));
    painter.drawLine(c - QPointF(0, 4.5), c + QPointF(0, 4.5));
}

} // namespace

ImportDelegate::ImportDelegate(const ImportRows &rows, const Look &look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_rows(rows)
    , m_look(look)
{}

QStringList ImportDelegate::linesOf(const ImportRow &row, int width) const
{
    return WrapLabel::linesOf(row.title, m_look.theme().body(), width - 2 * edge - markWidth, 8);
}

QSize ImportDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ImportRow &row = m_rows.rows()[std::size_t(index.row())];
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    if (isWrapped(row.sort))
        return {width, 3 * step + lineHeight * int(linesOf(row, width).size())};
    if (row.sort == Sort::Heading)
        return {width, headingHeight};
    return {width, row.sort == Sort::Field ? fieldHeight : itemHeight};
}

void ImportDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const ImportRow &row = m_rows.rows()[std::size_t(index.row())];
    const Theme &theme = m_look.theme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect rect = option.rect;
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(rect, theme.tint(theme.accent));
    else if (option.state.testFlag(QStyle::State_MouseOver) && row.sort != Sort::Heading)
        painter->fillRect(rect, theme.raised);
    const QRect inner = rect.adjusted(edge, 0, -edge, 0);
    switch (row.sort) {
    case Sort::Heading: {
        const QRect low = inner.adjusted(0, inner.height() - 7 * step, 0, -step);
        const int width = paintLine(*painter, low, theme.caps(), theme.textFaint, row.title);
        paintLine(*painter, low.adjusted(width + 2 * step, 0, 0, 0), theme.small(), theme.textFaint,
                  row.name);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line);
        break;
    }
    case Sort::Field:
        paintField(*painter, inner, row);
        break;
    case Sort::Note:
    case Sort::Mistake:
        paintLines(*painter, inner, row);
        break;
    case Sort::New:
    case Sort::Changed:
    case Sort::Stays:
    case Sort::Rest:
        paintItem(*painter, inner, row);
        break;
    }
    painter->restore();
}

void ImportDelegate::paintItem(QPainter &painter, const QRect &rect, const ImportRow &row) const
{
    const Theme &theme = m_look.theme();
    const bool isQuiet = row.sort == Sort::Stays || row.sort == Sort::Rest;
    const QRect mark(rect.left(), rect.top(), 4 * step, rect.height());
    if (row.sort == Sort::New)
        paintPlus(painter, mark, theme.good);
    else if (row.sort == Sort::Changed)
        StateDot::paint(painter, mark, StateDot::Shape::Ring, theme.accent);
    else if (row.sort == Sort::Stays)
        StateDot::paint(painter, mark, StateDot::Shape::Dash, theme.textFaint);
    QRect box = rect.adjusted(markWidth, 0, 0, 0);
    if (row.sort == Sort::Stays) {
        const int taken =
            paintLine(painter, box, theme.small(), theme.textFaint, row.after, Qt::AlignRight);
        box.setRight(box.right() - taken - 4 * step);
    }
    const int title = paintLine(painter, box, theme.body(), isQuiet ? theme.textSoft : theme.text,
                                line(row.title));
    box.setLeft(box.left() + title + 3 * step);
    if (box.width() > 8 * step)
        paintLine(painter, box, theme.body(), isQuiet ? theme.textFaint : theme.textSoft,
                  line(row.name));
}

void ImportDelegate::paintField(QPainter &painter, const QRect &rect, const ImportRow &row) const
{
    const Theme &theme = m_look.theme();
    const auto value = [&](const QRect &box, const QString &words, const QColor &colour) {
        paintLine(painter, box, theme.body(), words.isEmpty() ? theme.textFaint : colour,
                  words.isEmpty() ? tr("nothing") : line(words));
    };
    QRect name = rect.adjusted(markWidth, 0, 0, 0);
    name.setWidth(std::min(fieldNameWidth, name.width() / 3));
    paintLine(painter, name, theme.mono(), theme.textSoft, row.title);
    const int left = name.right() + 3 * step;
    // What it will be matters more than what it was.
    const int room = rect.right() - left - arrowWidth;
    const QRect before(left, rect.top(), room * 2 / 5, rect.height());
    const QRect arrow(before.right() + 1, rect.top(), arrowWidth, rect.height());
    const QRect after(arrow.right() + 1, rect.top(), room * 3 / 5, rect.height());
    value(before, row.before, theme.textSoft);
    paintLine(painter, arrow, theme.body(), theme.textFaint, u"→"_s, Qt::AlignHCenter);
    value(after, row.after, theme.text);
}

void ImportDelegate::paintLines(QPainter &painter, const QRect &rect, const ImportRow &row) const
{
    const Theme &theme = m_look.theme();
    const bool isMistake = row.sort == Sort::Mistake;
    QRect box(rect.left() + markWidth, rect.top() + 3 * step / 2, rect.width() - markWidth,
              lineHeight);
    StateDot::paint(painter, QRect(rect.left(), box.top(), 4 * step, lineHeight),
                    isMistake ? StateDot::Shape::Cross : StateDot::Shape::Triangle,
                    isMistake ? theme.alarm : theme.warning);
    const QStringList lines = linesOf(row, rect.width() + 2 * edge);
    for (const QString &one : lines) {
        paintLine(painter, box, theme.body(), theme.text, one);
        box.translate(0, lineHeight);
    }
}

bool ImportDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                               const QStyleOptionViewItem &, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return false;
    QToolTip::showText(event->globalPos(), PlanWords::plain(index.data().toString()), view);
    return true;
}

} // namespace Chaos
