// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/queuedelegate.h"

#include "ui/run/wording.h"
#include "ui/theme/look.h"
#include "ui/widgets/wraplabel.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = 2 * step; ///< at the sides
constexpr int air = 2 * step + step / 2; ///< above and below the text
constexpr int gapBelow = step; ///< between two rows
constexpr int dotPlace = 7 * step; ///< from the left edge to the text
constexpr int timeGap = 2 * step;
constexpr int longest = 1000; ///< characters of an outside text that are laid out at all

/// What is painted of a row, and where, for a row of that width.
struct RowLayout
{
    QStringList title{};
    QStringList result{};
    QString time{};
    int timeWidth = 0;
    int height = 0;
};

QFont titleFont(const Theme &theme)
{
    QFont font = theme.body();
    font.setWeight(QFont::Medium);
    return font;
}

QString timeOf(const QueueRow &row)
{
    if (row.state == RunState::Skipped || row.takenOut)
        return u"–"_s;
    if (row.took)
        return Wording::length(*row.took);
    return row.timeBox > Micros(0) ? Wording::length(row.timeBox) : u"–"_s;
}

RowLayout layoutOf(const QueueRow &row, const Theme &theme, int width)
{
    RowLayout layout;
    layout.time = timeOf(row);
    layout.timeWidth = QFontMetrics(theme.mono()).horizontalAdvance(layout.time);
    const int text = width - dotPlace - padding;
    layout.title = WrapLabel::linesOf(row.title.left(longest).simplified(), titleFont(theme),
                                      text - layout.timeWidth - timeGap, 2);
    layout.result =
        WrapLabel::linesOf(Wording::result(row).left(longest).simplified(), theme.small(), text, 2);
    layout.height = 2 * air
        + int(layout.title.size()) * QFontMetrics(titleFont(theme)).lineSpacing() + 2
        + int(layout.result.size()) * QFontMetrics(theme.small()).lineSpacing() + gapBelow;
    return layout;
}

QColor titleColour(const QueueRow &row, const Theme &theme)
{
    if (row.isCurrent || row.isNext)
        return theme.text;
    if (row.state == RunState::Finished)
        return theme.textSoft;
    const bool isOut = row.state == RunState::Skipped || row.takenOut;
    return isOut ? theme.textFaint : theme.text;
}

QColor resultColour(const QueueRow &row, const Theme &theme)
{
    if (row.isCurrent)
        return theme.textSoft;
    if (row.state == RunState::Finished && row.held.has_value() && !*row.held)
        return theme.alarm;
    if (row.state == RunState::Queued && !row.takenOut && !row.holes.empty())
        return theme.warning;
    return theme.textFaint;
}

void paintGround(QPainter &painter, const QRect &rect, const QueueRow &row, const Theme &theme,
                 QStyle::State state)
{
    const bool isSelected = state.testFlag(QStyle::State_Selected);
    const bool isFocused = isSelected && state.testFlag(QStyle::State_HasFocus);
    if (!row.isCurrent && !isSelected)
        return;
    QColor fill = row.isCurrent ? theme.tint(theme.accent) : theme.raised;
    if (row.isCurrent)
        fill.setAlphaF(0.6F);
    const QColor edge = row.isCurrent ? theme.edge(theme.accent) : theme.raised;
    painter.setPen(QPen(isFocused ? theme.accent : edge, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace

QueueDelegate::QueueDelegate(const QueueModel &model, const Look &look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_look(look)
{}

std::pair<StateDot::Shape, Ink> QueueDelegate::markOf(const QueueRow &row)
{
    using Shape = StateDot::Shape;
    if (row.isCurrent)
        return {Shape::Halo, Ink::Accent};
    switch (row.state) {
    case RunState::Finished:
        if (!row.held)
            return {Shape::Disc, Ink::Faint};
        return *row.held ? std::pair(Shape::Disc, Ink::Good) : std::pair(Shape::Cross, Ink::Alarm);
    case RunState::Skipped:
        return {Shape::Dash, Ink::Faint};
    case RunState::Queued:
    case RunState::Started:
    case RunState::Triggered:
    case RunState::BackedOut:
    case RunState::Reset:
        break;
    }
    if (row.takenOut)
        return {Shape::Dash, Ink::Faint};
    return row.holes.empty() ? std::pair(Shape::Ring, row.isNext ? Ink::Accent : Ink::Faint)
                             : std::pair(Shape::Triangle, Ink::Warning);
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    if (!index.isValid() || index.row() >= m_model.rowCount())
        return {};
    const QueueRow &row = m_model.rows()[std::size_t(index.row())];
    return {width, layoutOf(row, m_look.theme(), width).height};
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_model.rowCount())
        return;
    const Theme &theme = m_look.theme();
    const QueueRow &row = m_model.rows()[std::size_t(index.row())];
    const QRect box = option.rect.adjusted(0, 0, 0, -gapBelow);
    const RowLayout layout = layoutOf(row, theme, box.width());

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(*painter, box, row, theme, option.state);

    const QFontMetrics title(titleFont(theme));
    const QFontMetrics result(theme.small());
    const int textHeight = box.height() - 2 * air;
    const auto [shape, ink] = markOf(row);
    const QRect dot(box.left() + step, box.top() + air, dotPlace - step - step / 2,
                    std::min(textHeight, int(layout.title.size()) * title.lineSpacing()));
    StateDot::paint(*painter, dot, shape, theme.ink(ink));

    int y = box.top() + air + title.ascent();
    painter->setFont(titleFont(theme));
    painter->setPen(titleColour(row, theme));
    for (const QString &line : layout.title) {
        painter->drawText(box.left() + dotPlace, y, line);
        y += title.lineSpacing();
    }
    y += 2 - title.ascent() + result.ascent();
    painter->setFont(theme.small());
    painter->setPen(resultColour(row, theme));
    for (const QString &line : layout.result) {
        painter->drawText(box.left() + dotPlace, y, line);
        y += result.lineSpacing();
    }
    painter->setFont(theme.mono());
    painter->setPen(row.isCurrent ? theme.text : theme.textSoft);
    const QRect time(box.right() - padding - layout.timeWidth, box.top() + air,
                     layout.timeWidth + 1, int(layout.title.size()) * title.lineSpacing());
    painter->drawText(time, Qt::AlignRight | Qt::AlignVCenter, layout.time);
    painter->restore();
}

bool QueueDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                              const QStyleOptionViewItem &, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid() || index.row() >= m_model.rowCount())
        return false;
    const QueueRow &row = m_model.rows()[std::size_t(index.row())];
    QStringList lines{Wording::plain(row.title.left(longest)), Wording::plain(Wording::state(row))};
    if (row.state != RunState::Queued || row.takenOut || row.holes.empty())
        lines << Wording::plain(Wording::result(row).left(longest));
    for (const Concern &hole : row.holes)
        lines << Wording::plain(
            u"%1 · %2"_s.arg(hole.title.left(longest), hole.remedy.left(longest)));
    lines.removeDuplicates();
    QToolTip::showText(event->globalPos(), lines.join(u"<br>"_s), view);
    return true;
}

} // namespace Chaos
