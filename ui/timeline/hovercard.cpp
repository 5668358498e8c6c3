// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/hovercard.h"

#include "ui/theme/look.h"

#include <QPainter>

namespace Chaos {

HoverCard::HoverCard(Look &look, QWidget *parent)
    : QLabel(parent)
    , m_look(look)
{
    setObjectName(QStringLiteral("hoverCard"));
    setTextFormat(Qt::PlainText);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setContentsMargins(10, 7, 10, 7);
    connect(&m_look, &Look::changed, this, &HoverCard::dress);
    dress();
    hide();
}

void HoverCard::dress()
{
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, m_look.theme().text);
    setPalette(palette);
    setFont(m_look.theme().small());
}

void HoverCard::say(const QString &text, const QPoint &at)
{
    constexpr int distance = 14;
    setText(text);
    resize(sizeHint());
    const QRect room = parentWidget()->rect();
    QPoint corner = at + QPoint(distance, distance);
    if (corner.x() + width() > room.right())
        corner.setX(at.x() - distance - width());
    if (corner.y() + height() > room.bottom())
        corner.setY(at.y() - distance - height());
    move(std::max(0, corner.x()), std::max(0, corner.y()));
    show();
    raise();
}

void HoverCard::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_look.theme().line);
    painter.setBrush(m_look.theme().raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace Chaos
