// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QAbstractItemView;

namespace Chaos {

class Look;

/// What stands above the columns of the alert coverage, as wide as they are beside a scroll bar.
class CoverageCaptions final : public QWidget
{
    Q_OBJECT

public:
    CoverageCaptions(const Look &look, const QAbstractItemView &list, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    const QAbstractItemView &m_list;
};

} // namespace Chaos
