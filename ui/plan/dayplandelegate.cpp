// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/dayplandelegate.h"

#include "models/items/dayplanmodel.h"
#include "models/rules/durationtext.h"
#include "ui/theme/look.h"
#include "ui/widgets/paintedline.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int rowHeight = 36;
constexpr int edge = 2 * step;
constexpr int clockWidth = 76;
constexpr int lengthWidth = 150;
constexpr int lateWidth = 96;

/// "began 4:00 late", where it did.
QString latenessOf(const DayPlanRow &row)
{
    if (!row.hasClock || !row.begun || *row.begun <= row.from + 30s)
        return {};
    return DayPlanDelegate::tr("%1 late").arg(durationText(*row.begun - row.from));
}

QString lengthOf(const DayPlanRow &row)
{
    if (!row.pause.isEmpty() || row.timeBox <= Micros(0) || row.length <= row.timeBox)
        return durationText(row.length);
    return DayPlanDelegate::tr("%1 + %2").arg(durationText(row.timeBox),
                                              durationText(row.length - row.timeBox));
}

QString nameOf(const DayPlanRow &row)
{
    const QString title = row.title.left(300).simplified();
    return title.isEmpty() ? DayPlanDelegate::tr("Break") : title;
}

} // namespace

DayPlanDelegate::DayPlanDelegate(const DayPlanModel &model, const Look &look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_look(look)
{}

QString DayPlanDelegate::clockText(Micros sinceMidnight)
{
    const auto minutes = std::chrono::floor<std::chrono::minutes>(sinceMidnight).count();
    const QString clock =
        u"%1:%2"_s.arg(minutes / 60 % 24, 2, 10, QChar(u'0')).arg(minutes % 60, 2, 10, QChar(u'0'));
    const auto days = minutes / (24 * 60);
    return days > 0 ? clock + u" +%1"_s.arg(days) : clock;
}

QSize DayPlanDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), rowHeight};
}

void DayPlanDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const DayPlanRow &row = m_model.rows()[std::size_t(index.row())];
    const Theme &theme = m_look.theme();
    const bool isBreak = !row.pause.isEmpty();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect rect = option.rect;
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(rect, theme.tint(theme.accent));
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(theme.accent);
            painter->drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
        }
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(rect, theme.raised);
    }
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line);

    QRect rest = rect.adjusted(edge, 0, -edge, -1);
    const QRect clock(rest.left(), rest.top(), clockWidth, rest.height());
    const QRect length(rest.right() - lengthWidth + 1, rest.top(), lengthWidth, rest.height());
    const QRect late(length.left() - lateWidth, rest.top(), lateWidth - 2 * step, rest.height());
    const QRect title(clock.right() + 2 * step, rest.top(), late.left() - clock.right() - 4 * step,
                      rest.height());
    const bool isOver = row.state == RunState::Finished || row.state == RunState::Skipped;
    paintLine(*painter, clock, theme.mono(), theme.textSoft,
              row.hasClock ? clockText(row.from) : u"–"_s);
    paintLine(*painter, title, theme.body(), isBreak || isOver ? theme.textSoft : theme.text,
              nameOf(row));
    paintLine(*painter, late, theme.small(), theme.warning, latenessOf(row), Qt::AlignRight);
    paintLine(*painter, length, theme.mono(), isBreak ? theme.textFaint : theme.textSoft,
              lengthOf(row), Qt::AlignRight);
    painter->restore();
}

bool DayPlanDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                const QStyleOptionViewItem &, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return false;
    const DayPlanRow &row = m_model.rows()[std::size_t(index.row())];
    QStringList lines{nameOf(row).toHtmlEscaped()};
    if (row.hasClock)
        lines << tr("%1 to %2").arg(clockText(row.from), clockText(row.from + row.length));
    if (row.begun)
        lines << tr("began at %1").arg(clockText(*row.begun));
    QToolTip::showText(event->globalPos(), lines.join(u"<br>"_s), view);
    return true;
}

} // namespace Chaos
