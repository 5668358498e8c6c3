// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/timeline/laneraster.h"

#include <QtGlobal>

class QPainter;
class QPointF;

namespace Chaos {

struct Theme;
enum class Attribution : std::uint8_t;
enum class MarkShape : std::uint8_t;

/// The bars of one kind of lane: firing solid, pending hatched, suppressed in lines, unknown in
/// dots. `colour` is what its firing looks like.
[[nodiscard]] BarTiles barTiles(const Theme &theme, const QColor &colour, qreal scale);

/// Draws a mark's shape around a point; ten pixels wide. Each shape is told apart without colour.
void drawMark(QPainter &painter, const QPointF &centre, MarkShape shape, const Theme &theme);

} // namespace Chaos
