// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/chip.h"

#include "ui/theme/look.h"

#include <QPainter>

namespace Chaos {

namespace {

QFont chipFont(const Theme &theme)
{
    QFont font = theme.small();
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

Chip::Chip(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void Chip::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Chip::setInk(Ink ink)
{
    m_ink = ink;
    update();
}

void Chip::setShape(Shape shape)
{
    m_shape = shape;
    update();
}

QSize Chip::sizeHint() const
{
    return sizeOf(m_look.theme(), m_text);
}

QSize Chip::minimumSizeHint() const
{
    return sizeHint().boundedTo(QSize(160, 100));
}

QSize Chip::sizeOf(const Theme &theme, const QString &text)
{
    const QFontMetrics metrics(chipFont(theme));
    return {metrics.horizontalAdvance(text) + 3 * step, metrics.height() + step};
}

void Chip::paint(QPainter &painter, const QRect &rect, const Theme &theme, const QString &text,
                 Ink ink, Shape shape)
{
    const QColor colour = theme.ink(ink);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(shape == Shape::Outlined ? QPen(theme.edge(colour)) : QPen(Qt::NoPen));
    painter.setBrush(theme.tint(colour));
    const qreal inset = shape == Shape::Outlined ? 0.5 : 0;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), step, step);
    const QFont font = chipFont(theme);
    painter.setFont(font);
    painter.setPen(theme.onTint(colour));
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width() - 2 * step));
    painter.restore();
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_look.theme(), m_text, m_ink, m_shape);
}

} // namespace Chaos
