// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#ifdef CHAOSROOM_QCUSTOMPLOT
#undef QT_NO_FOREACH // its header is written with it
#include <qcustomplot.h>

#include <limits>
#endif

#include "tests/bench/timeline/peers.h"

namespace Chaos::Bench {

#ifdef CHAOSROOM_QCUSTOMPLOT

Peer customPlotPeer(const AlertStorm &storm)
{
    auto plot = std::make_unique<QCustomPlot>();
    plot->setNoAntialiasingOnDrag(true);
    plot->setNotAntialiasedElements(QCP::aeAll);
    plot->yAxis->setRange(0, AlertStorm::lanes);
    std::vector<QVector<double>> times(AlertStorm::lanes);
    std::vector<QVector<double>> values(AlertStorm::lanes);
    for (const FiringInterval &interval : storm.intervals) {
        const double begin = double(interval.begin) / 1e6;
        const double end = double(interval.end) / 1e6;
        const double y = interval.lane + 0.5;
        times[interval.lane] << begin << end << end;
        values[interval.lane] << y << y << std::numeric_limits<double>::quiet_NaN();
    }
    for (std::uint32_t lane = 0; lane < AlertStorm::lanes; ++lane) {
        QCPGraph *graph = plot->addGraph();
        graph->setPen(QPen(QColor(0xf0, 0x65, 0x5a), 12, Qt::SolidLine, Qt::FlatCap));
        graph->setData(times[lane], values[lane]);
    }
    QCustomPlot *shown = plot.get();
    return {std::move(plot), [shown](double from, double to) {
                shown->xAxis->setRange(from, to);
                shown->replot(QCustomPlot::rpQueuedReplot);
            }};
}

#else

Peer customPlotPeer(const AlertStorm &)
{
    return {};
}

#endif

} // namespace Chaos::Bench
