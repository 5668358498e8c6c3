// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/readinesslist.h"

#include "models/items/readinessmodel.h"
#include "ui/plan/readinesscells.h"
#include "ui/theme/look.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int headingHeight = 8 * step;

} // namespace

ReadinessList::ReadinessList(const Look &look, QWidget *parent)
    : MovableList(look, parent)
    , m_look(look)
{
    setObjectName(u"readinessList"_s);
    setAccessibleName(tr("Experiments and how ready they are"));
    setUniformItemSizes(true);
    connect(&look, &Look::changed, this, &ReadinessList::makeRoomAnew);
}

std::array<ReadinessCells::Place, ReadinessCells::columnCount> ReadinessList::places() const
{
    return ReadinessCells::placesIn(viewport()->width(), m_radiusWish);
}

void ReadinessList::setModel(QAbstractItemModel *model)
{
    MovableList::setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { makeRoomFor(first, last); });
    connect(model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                makeRoomFor(first.row(), last.row());
            });
    connect(model, &QAbstractItemModel::modelReset, this, &ReadinessList::makeRoomAnew);
    makeRoomAnew();
}

void ReadinessList::makeRoomAnew()
{
    m_radiusWish = 0;
    if (model())
        makeRoomFor(0, model()->rowCount() - 1);
}

void ReadinessList::makeRoomFor(int first, int last)
{
    const int before = m_radiusWish;
    for (int row = first; row <= last; ++row) {
        const QString text =
            model()->index(row, 0).data(ReadinessModel::BlastRadiusRole).toString();
        m_radiusWish = ReadinessCells::radiusWish(text, m_look.theme(), m_radiusWish);
    }
    if (m_radiusWish == before)
        return;
    viewport()->update();
    emit resized();
}

void ReadinessList::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!index.isValid())
        MovableList::keyPressEvent(event);
    else if (isEnter)
        emit cardRequested(index);
    else if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::ShiftModifier)
        emit removeRequested(index);
    else if (event->key() == Qt::Key_Delete)
        emit takeOutRequested(index);
    else if (event->key() == Qt::Key_D && event->modifiers() == Qt::ControlModifier)
        emit duplicateRequested(index);
    else
        MovableList::keyPressEvent(event);
}

void ReadinessList::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && event->button() == Qt::LeftButton)
        emit cardRequested(index);
}

void ReadinessList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPersistentModelIndex index = isKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const bool isOut = !index.data(ReadinessModel::TakenOutRole).toString().isEmpty();
    auto *menu = new QMenu(this);
    menu->setObjectName(u"readinessMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Edit\tEnter"), this, [this, index] { emit cardRequested(index); });
    menu->addAction(tr("Duplicate\tCtrl+D"), this,
                    [this, index] { emit duplicateRequested(index); });
    menu->addSeparator();
    menu->addAction(tr("Move up\tAlt+Up"), this,
                    [this, index] { emit moveRequested(index, index.row() - 1); });
    menu->addAction(tr("Move down\tAlt+Down"), this,
                    [this, index] { emit moveRequested(index, index.row() + 2); });
    menu->addSeparator();
    menu->addAction(isOut ? tr("Put back into the day\tDel") : tr("Take out of the day…\tDel"),
                    this, [this, index] { emit takeOutRequested(index); });
    menu->addAction(tr("Remove from the plan\tShift+Del"), this,
                    [this, index] { emit removeRequested(index); });
    menu->popup(isKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void ReadinessList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    MovableList::currentChanged(current, previous);
    emit currentChangedTo(current);
}

void ReadinessList::resizeEvent(QResizeEvent *event)
{
    MovableList::resizeEvent(event);
    emit resized();
}

ReadinessHeading::ReadinessHeading(const Look &look, const ReadinessList &list, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_list(list)
{
    setFixedHeight(headingHeight);
    connect(&list, &ReadinessList::resized, this, qOverload<>(&QWidget::update));
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void ReadinessHeading::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
    painter.setFont(theme.caps());
    painter.setPen(theme.textFaint);
    const QFontMetrics metrics(theme.caps());
    for (const auto &place : m_list.places()) {
        const int left = place.x == 0 ? ReadinessCells::inset : 0;
        const QRect box(place.x + left, 0, place.width - left - step, height() - 1);
        const QString caption = ReadinessCells::caption(place.column).toUpper();
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(caption, Qt::ElideRight, box.width()));
    }
}

} // namespace Chaos
