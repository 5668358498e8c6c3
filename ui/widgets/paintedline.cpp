// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/paintedline.h"

#include <QPainter>

namespace Chaos {

int paintLine(QPainter &painter, const QRect &box, const QFont &font, const QColor &colour,
              const QString &text, Qt::Alignment side)
{
    const QFontMetrics metrics(font);
    const QString fitting = metrics.elidedText(text, Qt::ElideRight, box.width());
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(box, int(side | Qt::AlignVCenter) | Qt::TextSingleLine, fitting);
    return metrics.horizontalAdvance(fitting);
}

} // namespace Chaos
