// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/retropage.h"
#include "ui/retro/retropaper.h"

#include <QWidget>

namespace Chaos {

/// The little timeline: a bar for each alert between the trigger and the reset.
class RetroBars final : public QWidget
{
    Q_OBJECT

public:
    explicit RetroBars(QWidget *parent = nullptr);

    void setPage(const RetroPage &page);
    void setPaper(const RetroPaper &paper);
    /// The row that has the keyboard: of more than fit, those around it are shown.
    void setCurrent(int row);
    /// What it likes to have, of at most so much.
    [[nodiscard]] int heightFor(int most) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Place
    {
        int left = 0; ///< of the axis
        int right = 0;
        int pitch = 0; ///< from row to row
        int first = 0; ///< of the rows that are shown
        int rows = 0; ///< that are shown
    };
    [[nodiscard]] Place place() const;
    [[nodiscard]] int x(const Place &place, Micros at) const;
    void paintRow(QPainter &painter, const Place &place, const RetroRow &row, int top) const;
    void paintMarks(QPainter &painter, const Place &place) const;

    RetroPaper m_paper;
    RetroPage m_page; ///< with the rows that have bars only
    std::vector<int> m_places; ///< of these rows among all
    int m_current = 0;
};

} // namespace Chaos
