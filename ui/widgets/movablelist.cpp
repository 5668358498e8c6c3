// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/movablelist.h"

#include "ui/theme/look.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace Chaos {

MovableList::MovableList(const Look &look, QWidget *parent)
    : QListView(parent)
    , m_look(look)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setResizeMode(QListView::Adjust);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    viewport()->setAutoFillBackground(false);
    connect(&look, &Look::changed, this, &MovableList::doItemsLayout);
}

void MovableList::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    const bool isAlt = event->modifiers() == Qt::AltModifier;
    if (index.isValid() && isAlt && event->key() == Qt::Key_Up)
        emit moveRequested(index, index.row() - 1);
    else if (index.isValid() && isAlt && event->key() == Qt::Key_Down)
        emit moveRequested(index, index.row() + 2);
    else
        QListView::keyPressEvent(event);
}

void MovableList::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        m_pressed = indexAt(event->position().toPoint());
        m_pressedAt = event->position().toPoint();
    }
    QListView::mousePressEvent(event);
}

void MovableList::mouseMoveEvent(QMouseEvent *event)
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

void MovableList::mouseReleaseEvent(QMouseEvent *event)
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

void MovableList::endDrag()
{
    m_gap = -1;
    m_pressed = QPersistentModelIndex();
    unsetCursor();
    viewport()->update();
}

int MovableList::gapAt(int y) const
{
    const int count = model() ? model()->rowCount() : 0;
    for (int row = 0; row < count; ++row) {
        if (y < visualRect(model()->index(row, 0)).center().y())
            return row;
    }
    return count;
}

int MovableList::gapTop(int gap) const
{
    const int count = model()->rowCount();
    if (gap < count)
        return visualRect(model()->index(gap, 0)).top();
    return visualRect(model()->index(count - 1, 0)).bottom();
}

void MovableList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_gap < 0)
        return;
    QPainter painter(viewport());
    painter.fillRect(QRect(0, std::max(0, gapTop(m_gap) - 2), viewport()->width(), 2),
                     m_look.theme().accent);
}

} // namespace Chaos
