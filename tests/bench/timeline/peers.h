// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/timeline/alertstorm.h"

#include <QImage>
#include <QWidget>

#include <functional>
#include <memory>

namespace Chaos::Bench {

/// What any timeline has to do at least: fill an image of its size and draw it and, where it is
/// given intervals, look at each of them once.
class FloorWidget final : public QWidget
{
public:
    /// `storm` may be null.
    explicit FloorWidget(const AlertStorm *storm);

    void lookAt(Instant from, Instant to);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<std::int64_t> m_begins; ///< one array a field, as a scan likes it
    std::vector<std::int64_t> m_ends;
    std::vector<std::uint8_t> m_states;
    std::int64_t m_from = 0;
    std::int64_t m_to = 0;
    std::uint32_t m_colour = 0xff101010;
    QImage m_image;
};

/// Another program's way to draw the same lanes, shown like ours.
struct Peer
{
    std::unique_ptr<QWidget> widget;
    std::function<void(double from, double to)> lookAt; ///< seconds since the storm began
};

/// Forty step lines of Qt Charts, four points an interval, every interval given to the chart.
[[nodiscard]] Peer chartPeer(const AlertStorm &storm);
/// Forty graphs of QCustomPlot as bars, with its adaptive sampling; no widget where the library was
/// not there to build with.
[[nodiscard]] Peer customPlotPeer(const AlertStorm &storm);

} // namespace Chaos::Bench
