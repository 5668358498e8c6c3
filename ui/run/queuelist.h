// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QListView>

namespace Chaos {

class Look;

/// The queue as a list that is worked by keys: Enter and double click start, Delete skips,
/// Alt+Up and Alt+Down move, and so does dragging with the mouse.
class QueueList final : public QListView
{
    Q_OBJECT

public:
    explicit QueueList(const Look &look, QWidget *parent = nullptr);

signals:
    void startRequested(const QModelIndex &index);
    void skipRequested(const QModelIndex &index);
    /// `before` is the row it shall stand in front of; the number of rows for the end.
    void moveRequested(const QModelIndex &index, int before);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void endDrag();
    [[nodiscard]] int gapAt(int y) const;
    [[nodiscard]] int gapTop(int gap) const;

    const Look &m_look;
    QPersistentModelIndex m_pressed;
    QPoint m_pressedAt;
    int m_gap = -1; ///< where the dragged row would go; -1 while none is dragged
};

} // namespace Chaos
