// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QListView>

namespace Chaos {

class Look;

/// A list whose rows are put into another order with Alt+Up and Alt+Down or by dragging them with
/// the mouse. It only tells where a row shall go; the owner of the order moves it.
class MovableList : public QListView
{
    Q_OBJECT

public:
    explicit MovableList(const Look &look, QWidget *parent = nullptr);

signals:
    /// `before` is the row it shall stand in front of; the number of rows for the end.
    void moveRequested(const QModelIndex &index, int before);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

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
