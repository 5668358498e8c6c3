// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/movablelist.h"

namespace Chaos {

/// The queue as a list that is worked by keys: Enter and double click start, Delete skips,
/// Alt+Up and Alt+Down move, and so does dragging with the mouse.
class QueueList final : public MovableList
{
    Q_OBJECT

public:
    explicit QueueList(const Look &look, QWidget *parent = nullptr);

signals:
    void startRequested(const QModelIndex &index);
    void skipRequested(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace Chaos
