// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retro/retropanel.h"

#include "ui/retro/retrotext.h"

#include <QPainter>
#include <QScrollBar>

namespace Chaos {

namespace {

constexpr double padding = 29;
constexpr double captionRoom = 62; ///< from the upper edge to the content
constexpr double moreRoom = 30; ///< below the content, for how much more there is

} // namespace

RetroPanel::RetroPanel(const QString &caption, RetroContent *content, QWidget *parent)
    : QWidget(parent)
    , m_caption(caption)
    , m_content(content)
    , m_scroll(new QScrollArea(this))
{
    setAccessibleName(caption);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    // It goes with the keyboard, and the lower edge says how much more there is.
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false);
    setFocusProxy(content);
    connect(content, &RetroContent::grown, this, &RetroPanel::arrange);
    connect(content, &RetroContent::lookedAt, this, &RetroPanel::look);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this,
            qOverload<>(&QWidget::update));
}

void RetroPanel::setPaper(const RetroPaper &paper)
{
    m_paper = paper;
    m_content->setPaper(paper);
    arrange();
    update();
}

void RetroPanel::setActive(bool active)
{
    m_isActive = active;
    arrange(); // what helps to type has room only where somebody types
}

void RetroPanel::scrollPages(int pages)
{
    QScrollBar *const bar = m_scroll->verticalScrollBar();
    bar->setValue(bar->value() + pages * m_scroll->height() * 4 / 5);
}

void RetroPanel::arrange()
{
    const int side = m_paper.px(padding);
    const int top = m_paper.px(captionRoom);
    m_scroll->setGeometry(side, top, std::max(1, width() - 2 * side),
                          std::max(1, height() - top - m_paper.px(moreRoom)));
    const int room = m_scroll->width(); // its viewport learns it when it is shown
    m_content->resize(room, m_content->arrange(room));
    update();
}

void RetroPanel::look(const QRect &part)
{
    QScrollBar *const bar = m_scroll->verticalScrollBar();
    const int room = m_scroll->height();
    const int before = m_paper.px(10);
    if (part.bottom() > bar->value() + room)
        bar->setValue(part.bottom() - room + before);
    // The beginning of what is larger than the sheet is seen first.
    if (part.top() - before < bar->value())
        bar->setValue(part.top() - before);
}

int RetroPanel::hidden() const
{
    const QScrollBar *const bar = m_scroll->verticalScrollBar();
    return bar->maximum() - bar->value();
}

void RetroPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_paper.theme;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double round = 16 * m_paper.scale;
    const double thick = m_isActive ? 2 * m_paper.scale : 1;
    painter.setPen(QPen(m_isActive ? theme.accent : theme.line, thick));
    painter.setBrush(theme.panel);
    const double inset = thick / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), round, round);
    const int side = m_paper.px(padding);
    const RetroText caption(m_caption, m_paper.caps(), m_isActive ? theme.accent : theme.textFaint,
                            width() - 2 * side);
    caption.paint(painter, side, m_paper.px(26));
    const bool isScrolled = m_scroll->verticalScrollBar()->value() > 0;
    const QFont small = m_paper.words(15);
    if (isScrolled) {
        const RetroText above(tr("▲ more above"), small, theme.textFaint, width());
        above.paintAtRight(painter, width() - side, m_paper.px(26));
    }
    if (hidden() > 0) {
        const RetroText below(tr("▼ more · Page Down"), small, theme.textFaint, width());
        below.paintAtRight(painter, width() - side, height() - below.height() - m_paper.px(6));
    }
}

void RetroPanel::resizeEvent(QResizeEvent *event)
{
    arrange();
    QWidget::resizeEvent(event);
}

} // namespace Chaos
