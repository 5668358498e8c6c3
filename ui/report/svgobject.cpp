// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/svgobject.h"

#include <QPainter>
#include <QSvgRenderer>

namespace Chaos {

namespace {

constexpr int drawingProperty = QTextFormat::UserProperty + 1;
constexpr int sizeProperty = QTextFormat::UserProperty + 2;

} // namespace

QTextCharFormat SvgObject::format(const QByteArray &svg, const QSizeF &most)
{
    QTextCharFormat format;
    format.setObjectType(type);
    format.setProperty(drawingProperty, svg);
    const QSizeF own = QSvgRenderer(svg).viewBoxF().size();
    format.setProperty(sizeProperty,
                       own.isEmpty() ? QSizeF() : own.scaled(most, Qt::KeepAspectRatio));
    return format;
}

QSizeF SvgObject::intrinsicSize(QTextDocument *, int, const QTextFormat &format)
{
    return format.property(sizeProperty).toSizeF();
}

void SvgObject::drawObject(QPainter *painter, const QRectF &rect, QTextDocument *, int,
                           const QTextFormat &format)
{
    QSvgRenderer(format.property(drawingProperty).toByteArray()).render(painter, rect);
}

} // namespace Chaos
