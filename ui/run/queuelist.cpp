// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/queuelist.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>

namespace Chaos {

using namespace Qt::StringLiterals;

QueueList::QueueList(const Look &look, QWidget *parent)
    : MovableList(look, parent)
{
    setObjectName(u"queueList"_s);
    setAccessibleName(tr("Experiment queue"));
}

void QueueList::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    if (index.isValid() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        emit startRequested(index);
    else if (index.isValid() && event->key() == Qt::Key_Delete)
        emit skipRequested(index);
    else
        MovableList::keyPressEvent(event);
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

void QueueList::resizeEvent(QResizeEvent *event)
{
    MovableList::resizeEvent(event);
    // Titles wrap, so another width is another height of every row.
    if (event->size().width() != event->oldSize().width())
        scheduleDelayedItemsLayout();
}

} // namespace Chaos
