// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QSize>

#include <memory>

namespace Chaos {

/// A picture that can be moved sideways without moving its pixels: it is a part of a wider one, and
/// a pan looks at another part of that. Only when it arrives at an edge are the pixels moved.
class PannedImage
{
public:
    /// Another size; nothing is painted yet. `scale` is pixels to a logical pixel.
    void resize(const QSize &pixels, qreal scale);
    /// What was in column `columns` is now in column 0. The columns that are new at one side hold
    /// whatever; fewer columns than the picture has.
    void shift(int columns);

    /// A copy of the answer sees what is painted later: `QImage::copy()` keeps it.
    [[nodiscard]] const QImage &image() const { return m_part; }
    /// To paint on, until the next call.
    [[nodiscard]] QImage &forPainting();

private:
    void look();

    std::shared_ptr<QRgb[]> m_pixels;
    QSize m_size;
    qreal m_scale = 1;
    int m_spare = 0; ///< columns that are not looked at
    int m_first = 0; ///< the column that is the part's first
    QImage m_part;
};

} // namespace Chaos
