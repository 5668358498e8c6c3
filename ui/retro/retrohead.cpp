// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retro/retrohead.h"

#include "ui/retro/retrowords.h"

#include <QPainter>

#include <array>

namespace Chaos {

using namespace std::chrono_literals;

namespace {

constexpr double clockRoom = 300; ///< at the right
constexpr double figureSize = 54;

} // namespace

RetroHead::RetroHead(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("retroHead"));
}

void RetroHead::setPage(const RetroPage &page)
{
    m_page = page;
    setAccessibleName(RetroWords::caption(page) + QStringLiteral(". ") + page.title
                      + QStringLiteral(". ") + RetroWords::expectation(page));
    arrange(width());
    tellClock();
}

void RetroHead::setPaper(const RetroPaper &paper)
{
    m_paper = paper;
    arrange(width());
}

void RetroHead::setLeft(std::optional<Micros> left)
{
    m_page.left = left;
    tellClock();
}

int RetroHead::heightFor(int width)
{
    arrange(width);
    return m_caption.height() + m_title.height() + m_hypothesis.height() + m_paper.px(12);
}

void RetroHead::arrange(int width)
{
    const Theme &theme = m_paper.theme;
    const int room = std::max(1, width - m_paper.px(clockRoom));
    m_caption = RetroText(RetroWords::caption(m_page), m_paper.caps(), theme.textFaint, room);
    const auto title = [this](double size) { return m_paper.words(size, QFont::DemiBold); };
    const std::array<RetroText::Fit, 4> titles{
        {{title(46), 1}, {title(36), 2}, {title(28), 3}, {title(22), 4}}};
    m_title = RetroText::fitted(m_page.title, titles, theme.text, room);
    const std::array<RetroText::Fit, 3> sentences{
        {{m_paper.words(22), 2}, {m_paper.words(19), 3}, {m_paper.words(16), 4}}};
    m_hypothesis =
        RetroText::fitted(RetroWords::expectation(m_page), sentences, theme.textSoft, room);
    update();
}

void RetroHead::tellClock()
{
    if (m_page.left) {
        const bool isOver = *m_page.left < 0s;
        m_clockCaption = isOver ? tr("OVER TIME BY") : tr("RETRO TIME LEFT");
        m_figures = RetroWords::clock(*m_page.left);
        m_clockInk = isOver ? Ink::Alarm : Ink::Warning;
    } else if (m_page.heldAt) {
        m_clockCaption = tr("RETRO HELD AT");
        m_figures = RetroWords::timeOfDay(*m_page.heldAt);
        m_clockInk = Ink::Good;
    } else {
        m_clockCaption = m_page.isUnderWay ? tr("STILL RUNNING") : tr("RETRO NOT BEGUN");
        m_figures = QStringLiteral("––:––");
        m_clockInk = Ink::Faint;
    }
    setAccessibleDescription(m_clockCaption + u' ' + m_figures);
    update();
}

void RetroHead::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int top = 0;
    m_caption.paint(painter, 0, top);
    top += m_caption.height() + m_paper.px(2);
    m_title.paint(painter, 0, top);
    top += m_title.height() + m_paper.px(6);
    m_hypothesis.paint(painter, 0, top);

    const Theme &theme = m_paper.theme;
    const RetroText caption(m_clockCaption, m_paper.caps(), theme.textFaint, width());
    const RetroText clock(m_figures, m_paper.figures(figureSize), theme.ink(m_clockInk), width());
    caption.paintAtRight(painter, width(), 0);
    clock.paintAtRight(painter, width(), caption.height() + m_paper.px(2));
}

void RetroHead::resizeEvent(QResizeEvent *event)
{
    arrange(width());
    QWidget::resizeEvent(event);
}

} // namespace Chaos
