// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRect>
#include <QString>
#include <Qt>

class QColor;
class QFont;
class QPainter;

namespace Chaos {

/// Paints as much of a text as fits into one line of the box, in its middle; its width in pixels.
int paintLine(QPainter &painter, const QRect &box, const QFont &font, const QColor &colour,
              const QString &text, Qt::Alignment side = Qt::AlignLeft);

} // namespace Chaos
