// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retro/retropaper.h"

#include <QSize>

#include <algorithm>
#include <cmath>

namespace Chaos {

namespace {

constexpr double sheetWidth = 1600;
constexpr double sheetHeight = 900;
constexpr int smallest = 9; ///< pixels of a letter, on however small a screen

} // namespace

RetroPaper RetroPaper::filling(QSize screen)
{
    RetroPaper paper;
    paper.scale =
        std::max(0.2, std::min(screen.width() / sheetWidth, screen.height() / sheetHeight));
    return paper;
}

int RetroPaper::px(double length) const
{
    return int(std::lround(length * scale));
}

QFont RetroPaper::words(double size, QFont::Weight weight) const
{
    QFont font = theme.body();
    font.setPixelSize(std::max(smallest, px(size)));
    font.setWeight(weight);
    return font;
}

QFont RetroPaper::figures(double size) const
{
    QFont font = theme.mono();
    font.setPixelSize(std::max(smallest, px(size)));
    return font;
}

QFont RetroPaper::caps() const
{
    QFont font = words(15, QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.9 * scale);
    return font;
}

} // namespace Chaos
