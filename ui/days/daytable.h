// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/days/dayrowdelegate.h"
#include "ui/days/dayrows.h"

#include <QWidget>

class QListView;

namespace Chaos {

class Look;

/// Rows of what many days tell below the captions of their columns.
class DayTable final : public QWidget
{
    Q_OBJECT

public:
    DayTable(const Look &look, const QString &name, QWidget *parent = nullptr);

    void setColumns(std::vector<DayColumn> columns);
    /// Rows of the same key stay where they are, and chosen.
    void setRows(std::vector<DayTableRow> rows);
    /// Several rows may be chosen at once.
    void setManyChosen(bool many);
    /// Of the current row; empty: there is none.
    [[nodiscard]] QString current() const;
    /// Of the chosen rows, from above.
    [[nodiscard]] QStringList chosen() const;
    [[nodiscard]] qsizetype chosenCount() const;
    [[nodiscard]] const DayRows &rows() const { return m_rows; }
    [[nodiscard]] QListView &list() { return *m_list; }

signals:
    void currentChanged(const QString &key);
    void chosenChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    std::vector<DayColumn> m_columns;
    DayRows m_rows;
    QListView *m_list;
};

} // namespace Chaos
