// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"
#include "ui/timeline/timelinecontents.h"

#include <QImage>

class QPainter;

namespace Chaos {

/// The names of the timeline's rows, left of its picture: painted once for many frames.
class TimelineSide
{
public:
    static constexpr int margin = 16; ///< left of the names

    /// `size` in logical pixels, of which `scale` each is wide on the screen.
    TimelineSide(const Theme &theme, const QSize &size, qreal scale);

    /// `scroll` logical pixels of rows lie above it.
    [[nodiscard]] QImage picture(const TimelineContents &contents, int scroll) const;

private:
    void paintHeading(QPainter &painter, const TimelineRow &row, const QRect &place) const;
    void paintSource(QPainter &painter, const TimelineRow &row, const QRect &place) const;
    void paintRow(QPainter &painter, const TimelineRow &row, const QRect &place,
                  bool oneLine) const;

    const Theme &m_theme;
    QSize m_size;
    qreal m_scale;
};

} // namespace Chaos
