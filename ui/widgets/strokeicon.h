// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPainterPath>
#include <QPixmap>

#include <vector>

namespace Chaos {

/// One of the room's own icons, drawn in whatever colour the theme has.
///
/// Reads the few SVG words that resources/icons are written in: path (M L H V C Z, absolute or
/// relative), rect, circle and line, with stroke, fill and stroke-width; currentColor is the colour
/// given to paint(). Qt's own SVG library would be one more to load before the first frame, and
/// draws an icon in its own colours only.
class StrokeIcon
{
public:
    StrokeIcon() = default;
    /// The resource resources/icons/NAME.svg; an empty icon if it cannot be read.
    explicit StrokeIcon(const QString &name);
    [[nodiscard]] static StrokeIcon fromSvg(const QByteArray &svg);

    [[nodiscard]] bool isEmpty() const { return m_shapes.empty(); }
    void paint(QPainter &painter, const QRectF &rect, const QColor &colour) const;
    [[nodiscard]] QPixmap pixmap(int size, const QColor &colour, qreal scale = 1) const;

private:
    struct Shape
    {
        QPainterPath path{};
        QString stroke{};
        QString fill{};
        qreal width = 1.5;
    };

    std::vector<Shape> m_shapes;
    QRectF m_box{0, 0, 24, 24};
};

} // namespace Chaos
