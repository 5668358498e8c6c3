// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scribe/storylist.h"

#include "ui/scribe/storydelegate.h"
#include "ui/scribe/storysearch.h"
#include "ui/theme/look.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace Chaos {

StoryList::StoryList(const Look &look, StorySearch &lines, StoryDelegate &delegate, QWidget *parent)
    : QTableView(parent)
    , m_look(look)
    , m_lines(lines)
    , m_delegate(delegate)
{
    setObjectName(u"story"_s);
    setAccessibleName(tr("The story of the day"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(correctionKeys);
    viewport()->setAutoFillBackground(false);
    horizontalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setMinimumSectionSize(1);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(StoryDelegate::rowHeight);
    verticalHeader()->setDefaultSectionSize(StoryDelegate::rowHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setItemDelegate(&delegate);
    setModel(&lines);
    fitRows(0, lines.rowCount() - 1);

    connect(&lines, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { fitRows(first, last); });
    connect(&lines, &QAbstractItemModel::modelReset, this, [this] {
        m_unfolded = -1;
        fitRows(0, m_lines.rowCount() - 1);
        follow();
    });
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_following)
            verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { setFollowing(value >= verticalScrollBar()->maximum()); });
    connect(&look, &Look::changed, viewport(), qOverload<>(&QWidget::update));
}

void StoryList::follow()
{
    setFollowing(true);
    scrollToBottom();
}

void StoryList::setFollowing(bool following)
{
    if (m_following == following)
        return;
    m_following = following;
    emit followingChanged(following);
}

/// Only pictures are higher than the others. Of a long story they are not looked for line by line.
void StoryList::fitRows(int first, int last)
{
    for (const int row : m_lines.picturesIn(first, last))
        setRowHeight(row, m_delegate.foldedHeight(row));
}

void StoryList::unfold(int row)
{
    if (m_unfolded >= 0 && m_unfolded < m_lines.rowCount())
        setRowHeight(m_unfolded, m_delegate.foldedHeight(m_unfolded));
    m_unfolded = row;
    if (row >= 0)
        setRowHeight(row, m_delegate.unfoldedHeight(row, viewport()->width()));
}

void StoryList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    unfold(current.row());
    QTableView::currentChanged(current, previous);
}

/// While the newest line is followed the uppermost is often cut in two: better none than half.
void StoryList::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const int row = rowAt(0);
    if (!m_following || row < 0 || rowHeight(row) != StoryDelegate::rowHeight)
        return;
    const int top = rowViewportPosition(row);
    QPainter painter(viewport());
    if (top < 0)
        painter.fillRect(0, 0, viewport()->width(), top + StoryDelegate::rowHeight,
                         m_look.theme().window);
}

void StoryList::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    unfold(currentIndex().row());
    if (m_following)
        scrollToBottom();
}

void StoryList::keyboardSearch(const QString &typed)
{
    emit this->typed(typed);
}

void StoryList::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && state() != EditingState && currentIndex().isValid())
        edit(currentIndex(), EditKeyPressed, event);
    else if (event->key() == Qt::Key_End)
        follow();
    else
        QTableView::keyPressEvent(event);
}

} // namespace Chaos
