// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/queuelist.h"

#include "ui/theme/look.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

QueueList::QueueList(const Look &look, QWidget *parent)
    : QListView(parent)
    , m_look(look)
{
    setObjectName(u"queueList"_s);
    setAccessibleName(tr("Experiment queue"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setResizeMode(QListView::Adjust);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    viewport()->setAutoFillBackground(false);
    connect(&look, &Look::changed, this, &QueueList::doItemsLayout);
}

void QueueList::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    const bool isAlt = event->modifiers() == Qt::AltModifier;
    if (!index.isValid())
        return QListView::keyPressEvent(event);
    if (isAlt && event->key() == Qt::Key_Up)
        emit moveRequested(index, index.row() - 1);
    else if (isAlt && event->key() == Qt::Key_Down)
        emit moveRequested(index, index.row() + 2);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit startRequested(index);
    else if (event->key() == Qt::Key_Delete)
        emit skipRequested(index);
    else
        QListView::keyPressEvent(event);
}

void QueueList::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        m_pressed = indexAt(event->position().toPoint());
        m_pressedAt = event->position().toPoint();
    }
    QListView::mousePressEvent(event);
}

void QueueList::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const bool isHeld = event->buttons().testFlag(Qt::LeftButton) && m_pressed.isValid();
    const bool isFar = (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (!isHeld || (m_gap < 0 && !isFar))
        return;
    m_gap = gapAt(at.y());
    setCursor(Qt::ClosedHandCursor);
    viewport()->update();
}

void QueueList::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_gap >= 0 && m_pressed.isValid() && event->button() == Qt::LeftButton) {
        const int before = m_gap;
        const QModelIndex moved = m_pressed;
        endDrag();
        emit moveRequested(moved, before);
        return;
    }
    endDrag();
    QListView::mouseReleaseEvent(event);
}

void QueueList::endDrag()
{
    m_gap = -1;
    m_pressed = QPersistentModelIndex();
    unsetCursor();
    viewport()->update();
}

void QueueList::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && event->button() == Qt::LeftButton)
        emit startRequested(index);
}

void QueueList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPersistentModelIndex index = isKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"queueMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Start\tEnter"), this, [this, index] { emit startRequested(index); });
    menu->addAction(tr("Skip…\tDel"), this, [this, index] { emit skipRequested(index); });
    menu->addSeparator();
    menu->addAction(tr("Move up\tAlt+Up"), this,
                    [this, index] { emit moveRequested(index, index.row() - 1); });
    menu->addAction(tr("Move down\tAlt+Down"), this,
                    [this, index] { emit moveRequested(index, index.row() + 2); });
    menu->popup(isKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

int QueueList::gapAt(int y) const
{
    const int count = model() ? model()->rowCount() : 0;
    for (int row = 0; row < count; ++row) {
        if (y < visualRect(model()->index(row, 0)).center().y())
            return row;
    }
    return count;
}

int QueueList::gapTop(int gap) const
{
    const int count = model()->rowCount();
    if (gap < count)
        return visualRect(model()->index(gap, 0)).top();
    return visualRect(model()->index(count - 1, 0)).bottom();
}

void QueueList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_gap < 0)
        return;
    QPainter painter(viewport());
    painter.fillRect(QRect(0, std::max(0, gapTop(m_gap) - 2), viewport()->width(), 2),
                     m_look.theme().accent);
}

void QueueList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    // Titles wrap, so another width is another height of every row.
    if (event->size().width() != event->oldSize().width())
        scheduleDelayedItemsLayout();
}

} // namespace Chaos
