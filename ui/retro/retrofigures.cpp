// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retro/retrofigures.h"

#include "ui/retro/retrotext.h"
#include "ui/retro/retrowords.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace Chaos {

namespace {

constexpr std::array columnShares{0.36, 0.36, 0.28};
constexpr double besideSize = 17; ///< of what stands beside and below the figures

} // namespace

RetroFigures::RetroFigures(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("retroFigures"));
}

void RetroFigures::setPage(const RetroPage &page)
{
    const auto know = RetroWords::figure(page.timeToKnow, page);
    const auto told = RetroWords::figure(page.timeToDetection, page);
    m_columns = {{tr("TIME TO KNOW"), know.figures, know.plusMinus, know.note,
                  tr("trigger → monitoring knew"), know.ink},
                 {tr("TIME TO DETECTION"), told.figures, told.plusMinus, told.note,
                  tr("trigger → a person was told"), told.ink},
                 {tr("ALERTS"),
                  tr("%1 / %2").arg(page.known).arg(page.expected),
                  {},
                  page.expected == 0 ? tr("none was expected") : QString(),
                  tr("known of those expected"),
                  Ink::Text}};
    QStringList spoken;
    for (const Column &column : m_columns)
        spoken << column.caption + u' ' + column.figures + u' ' + column.plusMinus + u' '
                + column.note;
    setAccessibleName(spoken.join(QStringLiteral(". ")));
    updateGeometry();
    update();
}

void RetroFigures::setPaper(const RetroPaper &paper)
{
    m_paper = paper;
    update();
}

int RetroFigures::heightFor(int width) const
{
    const double size = sizeFor(width);
    int tallest = 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        tallest =
            std::max(tallest, paint(nullptr, m_columns[i], size, 0, int(width * columnShares[i])));
    return tallest;
}

/// The largest at which the figures of all columns stand beside their ± on one line.
double RetroFigures::sizeFor(int width) const
{
    for (const double size : {54.0, 46.0, 38.0}) {
        const QFontMetrics figures(m_paper.figures(size));
        const QFontMetrics words(m_paper.words(besideSize));
        bool fits = true;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const int wanted = figures.horizontalAdvance(m_columns[i].figures) + m_paper.px(10)
                + words.horizontalAdvance(m_columns[i].plusMinus);
            fits = fits && wanted <= int(width * columnShares[i]) - m_paper.px(16);
        }
        if (fits)
            return size;
    }
    return 30;
}

/// Without a painter: only how tall it is.
int RetroFigures::paint(QPainter *painter, const Column &column, double size, int left,
                        int width) const
{
    const Theme &theme = m_paper.theme;
    const int room = std::max(1, width - m_paper.px(16));
    const QColor figuresColour = theme.ink(column.ink);
    const std::array texts{RetroText(column.caption, m_paper.caps(), theme.textFaint, room),
                           RetroText(column.figures, m_paper.figures(size), figuresColour, room),
                           RetroText(column.note, m_paper.words(besideSize),
                                     column.ink == Ink::Text ? theme.textSoft : figuresColour,
                                     room),
                           RetroText(column.meaning, m_paper.words(14), theme.textFaint, room)};
    if (painter) { // on the line that the figures stand on
        const RetroText plusMinus(column.plusMinus, m_paper.words(besideSize), theme.textSoft,
                                  room);
        const int base = texts[0].height() + texts[1].ascent();
        plusMinus.paint(*painter, left + texts[1].width() + m_paper.px(10),
                        base - plusMinus.ascent());
    }
    int top = 0;
    for (const RetroText &text : texts) {
        if (painter)
            text.paint(*painter, left, top);
        top += text.height();
    }
    return top;
}

void RetroFigures::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const double size = sizeFor(width());
    int left = 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const int share = int(width() * columnShares[i]);
        paint(&painter, m_columns[i], size, left, share);
        left += share;
    }
}

} // namespace Chaos
