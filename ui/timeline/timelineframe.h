// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/timeline/timeticks.h"

#include <QColor>
#include <QList>
#include <QPointF>
#include <QRectF>

#include <memory>
#include <optional>
#include <vector>

class QCategoryAxis;
class QChart;
class QGraphicsScene;
class QPainter;
class QPen;
class QValueAxis;

namespace Chaos {

struct Theme;

/// One steady state's curve in its band of the plot.
struct SteadyBand
{
    double top = 0; ///< logical pixels from the top of the plot
    double bottom = 0;
    double low = 0; ///< the value at the bottom
    double high = 1; ///< the value at the top
    QColor colour{};
    std::vector<QList<QPointF>> lines{}; ///< x in columns
    std::vector<double> limits{}; ///< values drawn as a dotted line across
};

/// What stands still: the time axis' grid and the steady-state series, by Qt Charts.
///
/// Laying out a chart takes milliseconds, so the timeline asks for it when it has come to rest and
/// draws the same by itself while it moves. The labels it always draws by itself: two hands would
/// set them a pixel apart.
class TimelineFrame
{
public:
    TimelineFrame();
    ~TimelineFrame();

    /// Paints the chart. `size` and `plot` are in logical pixels; the plot's left edge is column 0
    /// of the scale.
    void paint(QPainter &painter, const QSizeF &size, const QRectF &plot, const TimeScale &scale,
               const std::vector<TimeTick> &ticks, const std::vector<SteadyBand> &bands,
               const Theme &theme);

    [[nodiscard]] const QChart &chart() const { return *m_chart; }

private:
    void setTicks(const std::vector<TimeTick> &ticks, const TimeScale &scale, double lineWidth);
    void setBands(const std::vector<SteadyBand> &bands, const QRectF &plot, int columns);
    void addLine(const QList<QPointF> &points, const QPen &pen, QValueAxis *values);

    std::unique_ptr<QGraphicsScene> m_scene;
    QChart *m_chart; ///< owned by the scene
    QCategoryAxis *m_times; ///< owned by the chart
};

} // namespace Chaos
