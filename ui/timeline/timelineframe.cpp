// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/timelineframe.h"

#include "ui/theme/theme.h"

#include <QCategoryAxis>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QValueAxis>

namespace Chaos {

TimelineFrame::TimelineFrame()
    : m_scene(std::make_unique<QGraphicsScene>())
    , m_chart(new QChart)
    , m_times(new QCategoryAxis)
{
    m_scene->addItem(m_chart);
    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_times->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_times->setLineVisible(false);
    m_chart->addAxis(m_times, Qt::AlignTop);
}

TimelineFrame::~TimelineFrame() = default;

void TimelineFrame::setTicks(const std::vector<TimeTick> &ticks, const TimeScale &scale,
                             double lineWidth)
{
    for (const QString &label : m_times->categoriesLabels())
        m_times->remove(label);
    m_times->setRange(0, scale.columns());
    m_times->setStartValue(-scale.columns());
    QString blank;
    for (const TimeTick &tick : ticks) {
        const int column = scale.columnAt(tick.at);
        if (column < 0 || column >= scale.columns())
            continue;
        // Labels of an axis must differ; what is blank differs in its length.
        blank.append(QChar::Space);
        m_times->append(blank, column + lineWidth / 2);
    }
}

void TimelineFrame::addLine(const QList<QPointF> &points, const QPen &pen, QValueAxis *values)
{
    auto *series = new QLineSeries;
    series->setPen(pen);
    series->replace(points);
    m_chart->addSeries(series);
    series->attachAxis(m_times);
    series->attachAxis(values);
}

void TimelineFrame::setBands(const std::vector<SteadyBand> &bands, const QRectF &plot, int columns)
{
    m_chart->removeAllSeries();
    for (QAbstractAxis *axis : m_chart->axes(Qt::Vertical)) {
        m_chart->removeAxis(axis);
        delete axis;
    }
    for (const SteadyBand &band : bands) {
        // The axis spans the whole plot; its range puts low and high at the band's own edges.
        const double perPixel = (band.high - band.low) / (band.bottom - band.top);
        auto *values = new QValueAxis;
        values->setRange(band.low - (plot.height() - band.bottom) * perPixel,
                         band.high + band.top * perPixel);
        values->setVisible(false);
        m_chart->addAxis(values, Qt::AlignLeft);
        for (const double limit : band.limits) {
            addLine({{0, limit}, {double(columns), limit}},
                    QPen(band.colour, 1, Qt::DotLine, Qt::FlatCap), values);
        }
        for (const QList<QPointF> &line : band.lines)
            addLine(line, QPen(band.colour, 1.6), values);
    }
}

void TimelineFrame::paint(QPainter &painter, const QSizeF &size, const QRectF &plot,
                          const TimeScale &scale, const std::vector<TimeTick> &ticks,
                          const std::vector<SteadyBand> &bands, const Theme &theme)
{
    const double perPixel = scale.columns() / plot.width();
    m_times->setGridLinePen(QPen(theme.line, 1));
    m_chart->resize(size);
    m_chart->setPlotArea(plot);
    setTicks(ticks, scale, std::round(perPixel));
    setBands(bands, plot, scale.columns());
    m_chart->layout()->activate();
    m_scene->setSceneRect(QRectF(QPointF(), size));
    m_scene->render(&painter, QRectF(QPointF(), size), m_scene->sceneRect());
}

} // namespace Chaos
