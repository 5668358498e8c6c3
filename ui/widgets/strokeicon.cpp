// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/strokeicon.h"

#include "ui/widgets/svgpath.h"

#include <QFile>
#include <QPainter>
#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

QPainterPath pathOf(QStringView element, const QXmlStreamAttributes &attributes)
{
    const auto number = [&](QLatin1StringView name) { return attributes.value(name).toDouble(); };
    QPainterPath path;
    if (element == "path"_L1)
        path = svgPath(attributes.value("d"_L1));
    else if (element == "rect"_L1)
        path.addRoundedRect(
            QRectF(number("x"_L1), number("y"_L1), number("width"_L1), number("height"_L1)),
            number("rx"_L1), number("rx"_L1));
    else if (element == "circle"_L1)
        path.addEllipse(QPointF(number("cx"_L1), number("cy"_L1)), number("r"_L1), number("r"_L1));
    else if (element == "line"_L1) {
        path.moveTo(number("x1"_L1), number("y1"_L1));
        path.lineTo(number("x2"_L1), number("y2"_L1));
    }
    return path;
}

QColor colourOf(const QString &word, const QColor &current)
{
    return word == "currentColor"_L1 ? current : QColor(word);
}

} // namespace

StrokeIcon::StrokeIcon(const QString &name)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (file.open(QIODevice::ReadOnly))
        *this = fromSvg(file.readAll());
}

StrokeIcon StrokeIcon::fromSvg(const QByteArray &svg)
{
    StrokeIcon icon;
    Shape inherited;
    QXmlStreamReader reader(svg);
    while (reader.readNextStartElement() || !reader.atEnd()) {
        if (!reader.isStartElement())
            continue;
        const QXmlStreamAttributes attributes = reader.attributes();
        Shape shape = inherited;
        if (attributes.hasAttribute("stroke"_L1))
            shape.stroke = attributes.value("stroke"_L1).toString();
        if (attributes.hasAttribute("fill"_L1))
            shape.fill = attributes.value("fill"_L1).toString();
        if (attributes.hasAttribute("stroke-width"_L1))
            shape.width = attributes.value("stroke-width"_L1).toDouble();
        if (reader.name() == "svg"_L1) {
            inherited = shape;
            const auto box = attributes.value("viewBox"_L1).split(u' ');
            if (box.size() == 4)
                icon.m_box = QRectF(box[0].toDouble(), box[1].toDouble(), box[2].toDouble(),
                                    box[3].toDouble());
            continue;
        }
        shape.path = pathOf(reader.name(), attributes);
        if (!shape.path.isEmpty())
            icon.m_shapes.push_back(std::move(shape));
    }
    return icon;
}

void StrokeIcon::paint(QPainter &painter, const QRectF &rect, const QColor &colour) const
{
    if (m_box.isEmpty())
        return;
    const qreal scale = std::min(rect.width() / m_box.width(), rect.height() / m_box.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center());
    painter.scale(scale, scale);
    painter.translate(-m_box.center());
    for (const Shape &shape : m_shapes) {
        const bool filled = !shape.fill.isEmpty() && shape.fill != "none"_L1;
        const bool stroked = !shape.stroke.isEmpty() && shape.stroke != "none"_L1;
        painter.setBrush(filled ? QBrush(colourOf(shape.fill, colour)) : QBrush(Qt::NoBrush));
        painter.setPen(stroked ? QPen(colourOf(shape.stroke, colour), shape.width, Qt::SolidLine,
                                      Qt::RoundCap, Qt::RoundJoin)
                               : QPen(Qt::NoPen));
        painter.drawPath(shape.path);
    }
    painter.restore();
}

QPixmap StrokeIcon::pixmap(int size, const QColor &colour, qreal scale) const
{
    QPixmap pixmap(QSize(size, size) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(painter, QRectF(0, 0, size, size), colour);
    return pixmap;
}

} // namespace Chaos
