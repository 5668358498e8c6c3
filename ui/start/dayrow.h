// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/start/recentday.h"

#include <QAbstractButton>

namespace Chaos {

class Look;

/// A day that can be opened: its state, title, date and size, and how far away it is.
class DayRow final : public QAbstractButton
{
    Q_OBJECT

public:
    DayRow(const Look &look, const RecentDay &day, QDate today, QWidget *parent = nullptr);

    [[nodiscard]] const RecentDay &day() const { return m_day; }
    [[nodiscard]] QSize sizeHint() const override { return {640, 45}; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString stateWord() const;

    const Look &m_look;
    RecentDay m_day;
    QString m_distance;
};

} // namespace Chaos
