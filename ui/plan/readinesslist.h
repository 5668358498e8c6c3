// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plan/readinesscells.h"
#include "ui/widgets/movablelist.h"

namespace Chaos {

/// The experiments of the plan as a table that is worked by keys: Enter and double click go to the
/// card, Delete takes out or puts back, Ctrl+D duplicates, Shift+Delete removes.
class ReadinessList final : public MovableList
{
    Q_OBJECT

public:
    explicit ReadinessList(const Look &look, QWidget *parent = nullptr);

    /// Where the columns stand.
    [[nodiscard]] std::array<ReadinessCells::Place, ReadinessCells::columnCount> places() const;
    void setModel(QAbstractItemModel *model) override;

signals:
    void cardRequested(const QModelIndex &index);
    void takeOutRequested(const QModelIndex &index);
    void removeRequested(const QModelIndex &index);
    void duplicateRequested(const QModelIndex &index);
    void currentChangedTo(const QModelIndex &index);
    /// Its columns stand elsewhere.
    void resized();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeRoomAnew();
    void makeRoomFor(int first, int last);

    const Look &m_look;
    int m_radiusWish = 0; ///< of the row that needs the most; grows with the rows of a day
};

/// The captions above the readiness table, over its columns.
class ReadinessHeading final : public QWidget
{
    Q_OBJECT

public:
    ReadinessHeading(const Look &look, const ReadinessList &list, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    const ReadinessList &m_list;
};

} // namespace Chaos
