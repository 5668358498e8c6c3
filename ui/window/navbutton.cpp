// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/navbutton.h"

#include "ui/theme/look.h"

#include <QPainter>

namespace Chaos {

namespace {

constexpr int drawnSize = 20;

}

NavButton::NavButton(const Look &look, const QString &icon, const QString &word, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
    , m_icon(icon)
{
    setText(word);
    setAccessibleName(word);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void NavButton::setIcon(const QString &icon)
{
    m_icon = StrokeIcon(icon);
    update();
}

void NavButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme.accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(isChecked() ? QBrush(theme.tint(theme.accent)) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    }
    const bool lit = isChecked() || underMouse();
    const QColor ink = lit ? theme.text : theme.textFaint;
    m_icon.paint(painter, QRectF((width() - drawnSize) / 2.0, 9, drawnSize, drawnSize), ink);
    painter.setFont(theme.small());
    painter.setPen(ink);
    const QRect word(2, 32, width() - 4, height() - 34);
    painter.drawText(word, Qt::AlignHCenter | Qt::AlignTop | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, word.width()));
}

} // namespace Chaos
