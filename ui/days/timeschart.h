// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/alerthistory.h"

#include <QWidget>

#include <optional>

namespace Chaos {

class Look;

/// How fast one alert was over many days: a point a test, with a whisker as long as it is uncertain
/// to either side, in the order of time.
class TimesChart final : public QWidget
{
    Q_OBJECT

public:
    explicit TimesChart(const Look &look, QWidget *parent = nullptr);

    /// Nothing: no alert is chosen.
    void setHistory(const std::optional<AlertHistory> &history);

    /// A test as it stands in the chart.
    struct Point
    {
        QPointF at{};
        double above = 0; ///< how far the whisker reaches up and down, in pixels
        double below = 0;
        bool isMeasured = false; ///< else at the foot
        std::size_t test = 0; ///< its index
    };
    [[nodiscard]] std::vector<Point> points() const;

    [[nodiscard]] QSize sizeHint() const override { return {600, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {300, 150}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRectF field() const;
    [[nodiscard]] Micros longest() const;
    [[nodiscard]] double heightOf(Micros length) const;
    void paintAxis(QPainter &painter) const;
    void paintPoint(QPainter &painter, const Point &point) const;

    const Look &m_look;
    std::optional<AlertHistory> m_history;
    std::vector<AlertTest> m_tests; ///< those that were held
};

} // namespace Chaos
