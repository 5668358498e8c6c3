// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/coveragedelegate.h"

#include "models/items/coveragemodel.h"
#include "ui/plan/planwords.h"
#include "ui/theme/look.h"
#include "ui/widgets/statedot.h"

#include <QAbstractItemView>
#include <QDateTime>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 34;
constexpr int gap = 3 * step;
constexpr int dotSize = 16;

QString text(const QModelIndex &index, int role)
{
    return index.data(role).toString().left(300).simplified();
}

QString dateOf(const QVariant &micros)
{
    const QDate date = QDateTime::fromMSecsSinceEpoch(micros.toLongLong() / 1000).date();
    return QLocale().toString(date, u"d MMM yyyy"_s);
}

} // namespace

namespace CoverageColumns {

std::array<Place, count> placesIn(int width)
{
    const int inner = std::max(0, width - 2 * gap);
    constexpr std::array shares{32, 14, 30, 9, 15}; // of a hundred
    std::array<Place, count> places{};
    int x = gap;
    for (std::size_t i = 0; i < count; ++i) {
        const int share = inner * shares[i] / 100;
        places[i] = {x, share - gap};
        x += share;
    }
    return places;
}

QString caption(Column column)
{
    switch (column) {
    case Column::Alert:
        return CoverageDelegate::tr("ALERT");
    case Column::Source:
        return CoverageDelegate::tr("SOURCE");
    case Column::TestedBy:
        return CoverageDelegate::tr("TESTED BY");
    case Column::Runbook:
        return CoverageDelegate::tr("RUNBOOK");
    case Column::Proved:
        return CoverageDelegate::tr("LAST PROVED");
    }
    return {};
}

} // namespace CoverageColumns

CoverageDelegate::CoverageDelegate(const Look &look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_look(look)
{}

QSize CoverageDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), rowHeight};
}

QString CoverageDelegate::testsOf(const QModelIndex &index)
{
    const QStringList tests = index.data(CoverageModel::TestsRole).toStringList();
    if (tests.size() == 1)
        return tests.first().left(300).simplified();
    if (tests.size() > 1)
        return tr("%1 and %n more", nullptr, int(tests.size() - 1))
            .arg(tests.first().left(300).simplified());
    const int guards = index.data(CoverageModel::GuardsRole).toInt();
    return guards > 0 ? tr("guards %1").arg(PlanWords::experiments(guards)) : tr("nothing");
}

QStringList CoverageDelegate::moreProofOf(const QModelIndex &index)
{
    QStringList lines;
    if (const QVariant at = index.data(CoverageModel::NoDataRole); at.isValid())
        lines << tr("fired on no data on %1").arg(dateOf(at));
    if (const QVariant at = index.data(CoverageModel::ClearedRole); at.isValid())
        lines << tr("cleared by itself on %1").arg(dateOf(at));
    return lines;
}

QString CoverageDelegate::proofOf(const QModelIndex &index)
{
    const QVariant proved = index.data(CoverageModel::ProvedRole);
    if (!proved.isValid())
        return tr("never");
    return tr("%1 · %2").arg(dateOf(proved),
                             index.data(CoverageModel::FiredRole).toBool() ? tr("fired")
                                                                           : tr("did not fire"));
}

QString CoverageDelegate::runbookOf(const QModelIndex &index)
{
    const QVariant runbook = index.data(CoverageModel::RunbookRole);
    if (!runbook.isValid())
        return tr("no source has told yet whether it has a runbook");
    return runbook.toBool() ? tr("has a runbook") : tr("has no runbook");
}

void CoverageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    using Shape = StateDot::Shape;
    const Theme &theme = m_look.theme();
    const QRect rect = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
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

    const auto places = CoverageColumns::placesIn(rect.width());
    const auto cell = [&](std::size_t column, const QColor &colour, const QString &words,
                          int indent = 0) {
        const QRect box(rect.left() + places[column].x + indent, rect.top(),
                        places[column].width - indent, rect.height() - 1);
        painter->setFont(theme.body());
        painter->setPen(colour);
        painter->drawText(
            box, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(theme.body()).elidedText(words, Qt::ElideRight, box.width()));
    };
    const auto dot = [&](std::size_t column, Shape shape, const QColor &colour) {
        StateDot::paint(
            *painter,
            QRectF(rect.left() + places[column].x, rect.top(), dotSize, rect.height() - 1), shape,
            colour);
    };
    const bool isTested = !index.data(CoverageModel::TestsRole).toStringList().isEmpty();
    const QVariant runbook = index.data(CoverageModel::RunbookRole);
    const QVariant fired = index.data(CoverageModel::FiredRole);
    cell(0, theme.text, text(index, Qt::DisplayRole));
    cell(1, theme.textSoft, text(index, CoverageModel::SourceRole));
    dot(2, isTested ? Shape::Disc : Shape::Ring, isTested ? theme.good : theme.warning);
    cell(2, isTested ? theme.text : theme.textSoft, testsOf(index), dotSize + step);
    if (runbook.isValid())
        dot(3, runbook.toBool() ? Shape::Disc : Shape::Ring,
            runbook.toBool() ? theme.good : theme.warning);
    else
        cell(3, theme.textFaint, u"–"_s);
    cell(4,
         !fired.isValid()     ? theme.textFaint
             : fired.toBool() ? theme.good
                              : theme.alarm,
         proofOf(index));
    painter->restore();
}

bool CoverageDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                 const QStyleOptionViewItem &, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return false;
    QStringList lines{
        text(index, Qt::DisplayRole),
        tr("%1, group %2")
            .arg(text(index, CoverageModel::SourceRole), text(index, CoverageModel::GroupRole))};
    for (const QString &title : index.data(CoverageModel::TestsRole).toStringList().mid(0, 10))
        lines << tr("tested by %1").arg(title.left(200).simplified());
    lines << runbookOf(index) << proofOf(index) << moreProofOf(index);
    for (QString &line : lines)
        line = line.toHtmlEscaped();
    QToolTip::showText(event->globalPos(), lines.join(u"<br>"_s), view);
    return true;
}

} // namespace Chaos
