// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/retropage.h"
#include "ui/retro/retropaper.h"

#include <QWidget>

namespace Chaos {

/// How fast it was known and told, and how many alerts knew it, with what the figures mean.
class RetroFigures final : public QWidget
{
    Q_OBJECT

public:
    explicit RetroFigures(QWidget *parent = nullptr);

    void setPage(const RetroPage &page);
    void setPaper(const RetroPaper &paper);
    [[nodiscard]] int heightFor(int width) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Column
    {
        QString caption{};
        QString figures{};
        QString plusMinus{};
        QString note{};
        QString meaning{};
        Ink ink = Ink::Text;
    };
    [[nodiscard]] double sizeFor(int width) const;
    int paint(QPainter *painter, const Column &column, double size, int left, int width) const;

    RetroPaper m_paper;
    std::vector<Column> m_columns;
};

} // namespace Chaos
