// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/statedot.h"

#include "ui/theme/look.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace Chaos {

StateDot::StateDot(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void StateDot::setState(Shape shape, Ink ink, const QString &word)
{
    m_shape = shape;
    m_ink = ink;
    setAccessibleName(word);
    setToolTip(word.toHtmlEscaped());
    update();
}

void StateDot::paint(QPainter &painter, const QRectF &rect, Shape shape, const QColor &colour)
{
    const QPointF c = rect.center();
    const qreal r = std::min({rect.width(), rect.height(), 16.0}) * 0.3;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const QPen line(colour, 1.8, Qt::SolidLine, Qt::RoundCap);
    switch (shape) {
    case Shape::Disc:
        painter.drawEllipse(c, r, r);
        break;
    case Shape::Ring:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(line);
        painter.drawEllipse(c, r - 0.9, r - 0.9);
        break;
    case Shape::Halo: {
        painter.drawEllipse(c, r, r);
        QColor halo = colour;
        halo.setAlphaF(0.3F);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(halo, r * 0.6));
        painter.drawEllipse(c, r * 1.3, r * 1.3);
        break;
    }
    case Shape::Triangle: {
        const qreal half = r * 1.1;
        const std::array points{c + QPointF(0, -half), c + QPointF(half, half * 0.85),
                                c + QPointF(-half, half * 0.85)};
        painter.drawConvexPolygon(points.data(), int(points.size()));
        break;
    }
    case Shape::Diamond: {
        const qreal half = r * 1.2;
        const std::array points{c + QPointF(0, -half), c + QPointF(half, 0), c + QPointF(0, half),
                                c + QPointF(-half, 0)};
        painter.drawConvexPolygon(points.data(), int(points.size()));
        break;
    }
    case Shape::Cross: {
        const qreal half = r * 0.85;
        painter.setPen(line);
        painter.drawLine(c + QPointF(-half, -half), c + QPointF(half, half));
        painter.drawLine(c + QPointF(-half, half), c + QPointF(half, -half));
        break;
    }
    case Shape::Dash:
        painter.setPen(line);
        painter.drawLine(c - QPointF(r, 0), c + QPointF(r, 0));
        break;
    }
    painter.restore();
}

void StateDot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_shape, m_look.theme().ink(m_ink));
}

} // namespace Chaos
