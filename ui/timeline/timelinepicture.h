// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"
#include "ui/timeline/barwords.h"
#include "ui/timeline/labelcache.h"
#include "ui/timeline/laneraster.h"
#include "ui/timeline/pannedimage.h"
#include "ui/timeline/timelinecontents.h"
#include "ui/timeline/timelineframe.h"
#include "ui/timeline/timelinemarks.h"

#include <QImage>

#include <array>

namespace Chaos {

/// What is looked at: the day and the part of it that the picture shows.
struct TimelineSight
{
    const Day &day;
    const TimelineContents &contents;
    const TimelineMarks &marks;
    TimeScale scale{}; ///< one column a pixel of the screen
    Instant now{};
    int scroll = 0; ///< logical pixels of rows above the picture
};

/// The plot as pixels: time axis above, the rows, a strip for tags below.
///
/// A pan shifts the pixels and paints the columns that are new; an alert repaints its row. The
/// whole is painted after a zoom, and again with the chart's own grid and series once it rests.
class TimelinePicture
{
    Q_DECLARE_TR_FUNCTIONS(TimelinePicture)

public:
    static constexpr int axisHeight = 22;
    static constexpr int tagHeight = 28;

    /// The picture's place and look; everything has to be painted after this.
    void prepare(const Theme &theme, const QSize &size, qreal scale);

    /// Paints the whole: with the chart when `frame` is given, else quickly.
    void paint(const TimelineSight &sight, TimelineFrame *frame);
    /// The scale has moved on by so many columns, and nothing else has changed.
    void shift(const TimelineSight &sight, int columns);
    /// Paints some columns: time has gone on there.
    void paintColumns(const TimelineSight &sight, int first, int count);
    /// Paints one row of a lane, or of marks: something of its has changed from the column `since`
    /// on. Looks at no step of the lane before that column. Answers where it painted, in logical
    /// pixels.
    QRect paintRow(const TimelineSight &sight, int row, int since = 0);

    [[nodiscard]] const QImage &image() const { return m_panned.image(); }
    /// Whether a tag stands under that column or close by.
    [[nodiscard]] bool hasTagNear(const TimelineSight &sight, int column) const;
    /// Width of a one-pixel line on this screen.
    [[nodiscard]] int lineWidth() const { return std::max(1, int(m_scale)); }

private:
    struct Strip
    {
        int first = 0;
        int count = 0;
    };

    void findBehind(const TimelineSight &sight, const Strip &strip, bool withGrid);
    void fill(const TimelineSight &sight, const Strip &strip);
    void fillLines(const Strip &strip, int from, int to);
    void keepTicks(const TimeScale &scale);
    void findBands(const TimelineSight &sight);
    void paintAxis(QPainter &painter, const TimelineSight &sight, const Strip &strip);
    void paintCurves(QPainter &painter, const TimelineSight &sight, const Strip &strip);
    void findBars(const TimelineSight &sight, int row, const Strip &strip);
    void paintBars(const TimelineSight &sight, int row, const Strip &strip);
    [[nodiscard]] int beginOfBar(int row, int column) const;
    void paintOverRow(QPainter &painter, const TimelineSight &sight, int row);
    void paintWaiting(QPainter &painter, const TimelineSight &sight, const TimelineRow &row,
                      Instant since);
    void paintWords(const TimelineSight &sight, int row, int from = 0);
    void paintLines(QPainter &painter, const TimelineSight &sight, int top, int bottom);
    void paintMarks(QPainter &painter, const TimelineSight &sight, const Strip &strip);
    void paintTags(QPainter &painter, const TimelineSight &sight);

    [[nodiscard]] std::size_t tilesOf(const TimelineRow &row) const;
    [[nodiscard]] BarPlace placeOf(const TimelineSight &sight, const TimelineRow &row,
                                   const Strip &strip) const;
    [[nodiscard]] int width() const { return m_panned.image().width(); }
    [[nodiscard]] int topOf(const TimelineSight &sight, const TimelineRow &row) const
    {
        return axisHeight + row.top - sight.scroll;
    }
    [[nodiscard]] bool isSeen(const TimelineSight &sight, const TimelineRow &row) const;
    [[nodiscard]] QRectF barOf(const TimelineSight &sight, const TimelineRow &row) const;
    [[nodiscard]] int pixels(double logical) const { return int(std::lround(logical * m_scale)); }
    [[nodiscard]] int rowsBottom() const { return m_size.height() - tagHeight; }
    [[nodiscard]] QRectF areaOf(const Strip &strip) const;

    Theme m_theme;
    QSize m_size;
    qreal m_scale = 1;
    PannedImage m_panned;
    std::array<BarTiles, 3> m_tiles{}; ///< expected, unexpected, before the trigger
    std::vector<QRgb> m_behind; ///< what is behind the bars, a pixel a column
    LaneRaster m_raster;
    TimeScale m_tickScale{};
    std::vector<TimeTick> m_ticks;
    std::vector<SteadyBand> m_bands;
    LabelCache m_axisLabels;
    LabelCache m_words;
    BarWords m_barWords;
};

} // namespace Chaos
