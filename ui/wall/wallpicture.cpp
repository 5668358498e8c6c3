// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wall/wallpicture.h"

#include "ui/theme/look.h"
#include "ui/wall/walllayout.h"

#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

void paint(QPainter &painter, const WallShape &shape, const Theme &theme, double thin)
{
    const double corner = std::min(shape.box.height() / 8, 8 * thin);
    switch (shape.style) {
    case WallShape::Style::Solid:
        painter.setPen(Qt::NoPen);
        painter.setBrush(shape.colour);
        painter.drawRoundedRect(shape.box, corner, corner);
        return;
    case WallShape::Style::Tinted:
        painter.setPen(QPen(theme.edge(shape.colour), thin));
        painter.setBrush(theme.tint(shape.colour));
        painter.drawRoundedRect(shape.box, corner, corner);
        return;
    case WallShape::Style::Dashed:
        painter.setPen(QPen(shape.colour, 1.5 * thin, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(shape.box, corner, corner);
        return;
    case WallShape::Style::Line:
        painter.setPen(QPen(shape.colour, 2 * thin));
        painter.drawLine(shape.box.topLeft(), shape.box.bottomLeft());
        return;
    case WallShape::Style::Dots:
        painter.setPen(QPen(shape.colour, 1.5 * thin, Qt::DotLine));
        painter.drawLine(shape.box.topLeft(), shape.box.bottomLeft());
        return;
    }
}

} // namespace

WallPicture::WallPicture(LiveWall &wall, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_wall(wall)
    , m_look(look)
{
    setObjectName(u"wallPicture"_s);
    setAccessibleName(tr("Wall"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&wall, &LiveWall::changed, this, &WallPicture::follow);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void WallPicture::showEvent(QShowEvent *event)
{
    m_wall.setWatched(this, true);
    QWidget::showEvent(event);
}

void WallPicture::hideEvent(QHideEvent *event)
{
    m_wall.setWatched(this, false);
    QWidget::hideEvent(event);
}

void WallPicture::follow()
{
    if (!isVisible())
        return;
    setAccessibleDescription(WallLayout::spoken(m_wall.view()));
    update();
}

void WallPicture::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.window);
    const WallLayout layout(m_wall.view(), theme, size());
    const double thin = std::max(1.0, height() / 1080.0);
    for (const WallShape &shape : layout.shapes())
        paint(painter, shape, theme, thin);
    for (const WallText &text : layout.texts()) {
        painter.setFont(text.font);
        painter.setPen(text.colour);
        painter.drawText(text.box, int(text.alignment) | Qt::TextSingleLine | Qt::TextDontClip,
                         text.text);
    }
}

} // namespace Chaos
