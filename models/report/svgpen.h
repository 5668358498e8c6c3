// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>
#include <QString>

#include <vector>

/// Elements of a drawing. Class names are the drawing's own, text comes as it is and is escaped.
namespace Chaos::SvgPen {

/// The begin of a drawing of that size; `words` say what it shows, for who cannot see it.
[[nodiscard]] QString drawing(double width, double height, const QString &words);

/// To a tenth of a pixel.
[[nodiscard]] QString px(double value);
[[nodiscard]] QString line(double x1, double y1, double x2, double y2, const QString &className);
[[nodiscard]] QString label(double x, double y, const QString &className, const QString &text);
[[nodiscard]] QString box(double x, double y, double width, double height,
                          const QString &className);
[[nodiscard]] QString dot(const QPointF &at, double radius, const QString &className);
/// An open line, or a closed shape.
[[nodiscard]] QString path(const std::vector<QPointF> &points, const QString &className,
                           bool isClosed = false);

} // namespace Chaos::SvgPen
