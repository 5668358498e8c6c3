// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/look.h"
#include "ui/theme/roomstyle.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QWidget>

namespace Chaos {

/// Paints a widget into screens/NAME.png beside the test program, for people to look at, and gives
/// the picture back for the test to look at too.
inline QImage portray(QWidget &widget, QSize size, const QString &name, qreal scale = 1)
{
    widget.resize(size);
    widget.show();
    QCoreApplication::processEvents();
    QImage image(size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(widget.palette().color(QPalette::Window));
    widget.render(&image);
    const QDir folder(QCoreApplication::applicationDirPath());
    folder.mkpath(QStringLiteral("screens"));
    image.save(folder.filePath(QStringLiteral("screens/%1.png").arg(name)));
    return image;
}

/// How many pixels are not of the ground's colour.
inline qint64 inked(const QImage &image, const QColor &ground)
{
    qint64 count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) != ground ? 1 : 0;
    return count;
}

} // namespace Chaos
