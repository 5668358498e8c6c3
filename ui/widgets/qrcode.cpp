// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/qrcode.h"

#include <qrencode.h>

#include <memory>

namespace Chaos {

QImage qrCode(const QString &text)
{
    constexpr int quiet = 4; // modules, by ISO 18004
    const QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return {};
    QImage image(code->width + 2 * quiet, code->width + 2 * quiet, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            // The lowest bit of a module says that it is dark.
            if (code->data[y * code->width + x] & 1)
                image.setPixelColor(x + quiet, y + quiet, Qt::black);
        }
    }
    return image;
}

} // namespace Chaos
