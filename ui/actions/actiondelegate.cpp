// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/actions/actiondelegate.h"

#include "ui/actions/actionrows.h"
#include "ui/theme/look.h"
#include "ui/widgets/statedot.h"
#include "ui/widgets/straightened.h"

#include <QPainter>

namespace Chaos {

namespace {

constexpr int actionHeight = 44;
constexpr int gap = 3 * step;
constexpr int dotWidth = 20;
constexpr std::array shares{42, 12, 14, 18, 14};

Ink inkOf(ItemStanding standing)
{
    switch (standing) {
    case ItemStanding::Open:
        return Ink::Warning;
    case ItemStanding::Overdue:
        return Ink::Alarm;
    case ItemStanding::DoneOnTheDay:
    case ItemStanding::DoneWithin48h:
    case ItemStanding::DoneLater:
        break;
    }
    return Ink::Good;
}

StateDot::Shape shapeOf(ItemStanding standing)
{
    if (standing == ItemStanding::Open)
        return StateDot::Shape::Ring;
    return standing == ItemStanding::Overdue ? StateDot::Shape::Triangle : StateDot::Shape::Disc;
}

} // namespace

ActionDelegate::ActionDelegate(const Look &look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_look(look)
{}

std::array<ActionDelegate::Place, ActionDelegate::columns> ActionDelegate::places(int width)
{
    std::array<Place, columns> found{};
    const int inner = std::max(0, width - 2 * gap);
    int x = gap;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const int share = inner * shares[i] / 100;
        found[i] = {x, std::max(0, share - gap)};
        x += share;
    }
    return found;
}

std::array<QString, ActionDelegate::columns> ActionDelegate::captions()
{
    return {tr("ACTION"), tr("WHO"), tr("UNTIL"), tr("STATE"), tr("ISSUE")};
}

QSize ActionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), actionHeight};
}

void ActionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const auto *rows = qobject_cast<const ActionRows *>(index.model());
    const ActionRow *const row = rows ? rows->row(index) : nullptr;
    if (!row)
        return;
    const Theme &theme = m_look.theme();
    const QRect rect = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(rect, theme.tint(theme.accent));
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(theme.accent);
        painter->drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line);

    const auto at = places(rect.width());
    const auto put = [&](const QRect &box, const QString &text, const QFont &font, Ink ink) {
        painter->setFont(font);
        painter->setPen(theme.ink(ink));
        painter->drawText(
            box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(straightened(text), Qt::ElideRight, box.width()));
    };
    const auto box = [&](std::size_t column) {
        return QRect(rect.left() + at[column].x, rect.top(), at[column].width, rect.height() - 1);
    };
    const Ink tone = inkOf(row->standing);
    const QRect first = box(0);
    StateDot::paint(*painter, QRectF(first.left(), first.top(), 16, first.height()),
                    shapeOf(row->standing), theme.ink(tone));
    const QRect text = first.adjusted(dotWidth, 0, 0, 0);
    const Ink ink = isDone(row->standing) ? Ink::Soft : Ink::Text;
    if (row->about.isEmpty()) {
        put(text, row->text, theme.body(), ink);
    } else {
        put(text.adjusted(0, step, 0, -text.height() / 2 + 1), row->text, theme.body(), ink);
        put(text.adjusted(0, text.height() / 2 + 1, 0, -step), row->about, theme.small(),
            Ink::Faint);
    }
    put(box(1), row->owner, theme.body(), Ink::Soft);
    put(box(2), row->due, theme.body(), Ink::Soft);
    put(box(3), row->state, theme.body(), tone);
    put(box(4), row->issue, theme.body(), row->isIssueMissing ? Ink::Alarm : Ink::Soft);
    painter->restore();
}

} // namespace Chaos
