// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/timeline/peers.h"

#include <QChart>
#include <QChartView>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QValueAxis>

namespace Chaos::Bench {

FloorWidget::FloorWidget(const AlertStorm *storm)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    if (!storm)
        return;
    for (const FiringInterval &interval : storm->intervals) {
        m_begins.push_back(interval.begin);
        m_ends.push_back(interval.end);
        m_states.push_back(std::uint8_t(AlertState::Firing));
    }
}

void FloorWidget::lookAt(Instant from, Instant to)
{
    m_from = (from - AlertStorm::begin()).count();
    m_to = (to - AlertStorm::begin()).count();
    update();
}

void FloorWidget::paintEvent(QPaintEvent *)
{
    if (m_image.size() != size())
        m_image = QImage(size(), QImage::Format_RGB32);
    std::uint32_t seen = 0;
    for (std::size_t i = 0; i < m_begins.size(); ++i)
        seen += std::uint32_t(m_begins[i] < m_to && m_ends[i] > m_from) * m_states[i];
    m_image.fill(m_colour ^ (seen & 1));
    QPainter(this).drawImage(0, 0, m_image);
}

Peer chartPeer(const AlertStorm &storm)
{
    auto *chart = new QChart;
    chart->legend()->hide();
    auto *times = new QValueAxis;
    auto *lanes = new QValueAxis;
    lanes->setRange(0, AlertStorm::lanes);
    chart->addAxis(times, Qt::AlignTop);
    chart->addAxis(lanes, Qt::AlignLeft);
    std::vector<QList<QPointF>> points(AlertStorm::lanes);
    for (const FiringInterval &interval : storm.intervals) {
        const double begin = double(interval.begin) / 1e6;
        const double end = double(interval.end) / 1e6;
        const double low = interval.lane + 0.2;
        const double high = interval.lane + 0.8;
        points[interval.lane] << QPointF(begin, low) << QPointF(begin, high) << QPointF(end, high)
                              << QPointF(end, low);
    }
    for (QList<QPointF> &line : points) {
        auto *series = new QLineSeries;
        series->replace(line);
        chart->addSeries(series);
        series->attachAxis(times);
        series->attachAxis(lanes);
    }
    return {std::make_unique<QChartView>(chart),
            [times](double from, double to) { times->setRange(from, to); }};
}

} // namespace Chaos::Bench
