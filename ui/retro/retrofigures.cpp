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

constexpr std::array shares{0.36, 0.36, 0.28};

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
    int tallest = 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        tallest = std::max(tallest, paint(nullptr, m_columns[i], 0, int(width * shares[i])));
    return tallest;
}

/// Without a painter: only how tall it is.
int RetroFigures::paint(QPainter *painter, const Column &column, int left, int width) const
{
    const Theme &theme = m_paper.theme;
    const int room = std::max(1, width - m_paper.px(16));
    const RetroText plusMinus(column.plusMinus, m_paper.words(17), theme.textSoft, room);
    const int figuresRoom = std::max(1, room - plusMinus.width() - m_paper.px(10));
    const std::array<RetroText::Fit, 3> sizes{
        {{m_paper.figures(54), 1}, {m_paper.figures(40), 1}, {m_paper.figures(30), 2}}};
    const std::array texts{
        RetroText(column.caption, m_paper.caps(), theme.textFaint, room),
        RetroText::fitted(column.figures, sizes, theme.ink(column.ink), figuresRoom),
        RetroText(column.note, m_paper.words(17),
                  column.ink == Ink::Text ? theme.textSoft : theme.ink(column.ink), room),
        RetroText(column.meaning, m_paper.words(14), theme.textFaint, room)};
    if (painter) { // on the line that the figures stand on
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
    int left = 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const int share = int(width() * shares[i]);
        paint(&painter, m_columns[i], left, share);
        left += share;
    }
}

} // namespace Chaos
