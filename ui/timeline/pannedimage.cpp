// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/pannedimage.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace Chaos {

void PannedImage::resize(const QSize &pixels, qreal scale)
{
    if (pixels != m_size) {
        constexpr int leastSpare = 64;
        m_size = pixels;
        m_spare = std::max(leastSpare, pixels.width() / 4);
        m_first = 0;
        const auto width = std::size_t(pixels.width() + m_spare);
        m_pixels = std::make_shared_for_overwrite<QRgb[]>(width * std::size_t(pixels.height()));
    }
    m_scale = scale;
    look();
}

void PannedImage::shift(int columns)
{
    int first = m_first + columns;
    if (first < 0 || first > m_spare) {
        first = columns > 0 ? 0 : m_spare;
        const int width = m_size.width() + m_spare;
        const int from = m_first + std::max(columns, 0);
        const int to = first + std::max(-columns, 0);
        const auto kept = std::size_t(m_size.width() - std::abs(columns)) * sizeof(QRgb);
        QRgb *line = m_pixels.get();
        for (int y = 0; y < m_size.height(); ++y, line += width)
            std::memmove(line + to, line + from, kept);
    }
    m_first = first;
    look();
}

QImage &PannedImage::forPainting()
{
    if (!m_part.isDetached())
        look(); // who holds a copy would otherwise make us paint on another
    return m_part;
}

/// The part's memory lives as long as anybody has a copy of the part.
void PannedImage::look()
{
    const qsizetype width = m_size.width() + m_spare;
    const auto letGo = [](void *pixels) { delete static_cast<std::shared_ptr<QRgb[]> *>(pixels); };
    m_part = QImage(reinterpret_cast<uchar *>(m_pixels.get() + m_first), m_size.width(),
                    m_size.height(), width * qsizetype(sizeof(QRgb)), QImage::Format_RGB32, letGo,
                    new std::shared_ptr<QRgb[]>(m_pixels));
    m_part.setDevicePixelRatio(m_scale);
}

} // namespace Chaos
