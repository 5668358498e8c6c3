// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"
#include "ui/timeline/laneraster.h"
#include "ui/timeline/timelineshapes.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace Chaos;
using namespace std::chrono_literals;

namespace {

struct Interval
{
    std::int64_t begin = 0;
    std::int64_t end = 0;
    AlertState state = AlertState::Inactive;
};

/// Lanes of random alerts and the same as plain arrays.
struct Lanes
{
    std::vector<StepLane> lanes;
    std::vector<std::vector<Interval>> intervals;

    Lanes(std::size_t count, int alerts, std::int64_t begin, std::int64_t length)
    {
        std::mt19937_64 random(3);
        std::uniform_int_distribution<std::int64_t> anywhere(0, length);
        std::uniform_int_distribution<int> anyState(1, int(alertStateCount) - 1);
        for (std::size_t lane = 0; lane < count; ++lane) {
            auto &all = intervals.emplace_back();
            for (int i = 0; i < alerts; ++i) {
                const std::int64_t from = begin + anywhere(random);
                all.push_back({from, from + anywhere(random) / (alerts / 4 + 1),
                               AlertState(anyState(random))});
            }
            std::ranges::sort(all, {}, &Interval::begin);
            std::vector<Interval> ends = all;
            std::ranges::sort(ends, {}, &Interval::end);
            auto &steps = lanes.emplace_back();
            auto end = ends.begin();
            for (const Interval &interval : all) {
                for (; end->end <= interval.begin && end->begin < interval.begin; ++end)
                    steps.step(instantOf(end->end), end->state, AlertState::Inactive);
                steps.step(instantOf(interval.begin), AlertState::Inactive, interval.state);
            }
            for (; end != ends.end(); ++end)
                steps.step(instantOf(end->end), end->state, AlertState::Inactive);
        }
    }

    [[nodiscard]] std::vector<AlertState> columns(std::size_t lane, const TimeScale &scale,
                                                  Instant until) const
    {
        std::vector<AlertState> out(std::size_t(scale.columns()), AlertState::Inactive);
        for (const Interval &interval : intervals[lane]) {
            const Instant end = std::min(instantOf(interval.end), until);
            if (end <= instantOf(interval.begin))
                continue;
            const int first = std::max(0, scale.columnAt(instantOf(interval.begin)));
            const int last = std::min(scale.columns() - 1, scale.columnAt(end - 1us));
            for (int column = first; column <= last; ++column)
                out[std::size_t(column)] = std::max(out[std::size_t(column)], interval.state);
        }
        return out;
    }
};

constexpr QSize size(300, 40);
constexpr std::int64_t begin = 1'000'000'000'000;

QImage ground()
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::black);
    return image;
}

std::vector<QRgb> behind()
{
    std::vector<QRgb> pixels(std::size_t(size.width()));
    for (std::size_t x = 0; x < pixels.size(); ++x)
        pixels[x] = qRgb(0, 0, int(x % 256));
    return pixels;
}

/// Every pixel looked up by itself.
QImage bruteForce(const std::vector<AlertState> &states, const BarTiles &tiles,
                  const TimeScale &scale, int top, int height)
{
    QImage image = ground();
    for (int y = top; y < top + height; ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const AlertState state = states[std::size_t(x)];
            const auto tileX = std::size_t((scale.firstColumn() + x) % BarTiles::size);
            const auto tileY = std::size_t((y - top) % BarTiles::size);
            image.setPixel(x, y,
                           state == AlertState::Inactive
                               ? behind()[std::size_t(x)]
                               : tiles.ofState[std::size_t(state)][tileY][tileX]);
        }
    }
    return image;
}

} // namespace

class TestLaneRaster : public QObject
{
    Q_OBJECT

private slots:
    void equalsBruteForceToThePixel_data();
    void equalsBruteForceToThePixel();
    void equalsBruteForceWithAMillionIntervals();
    void continuesItsPatternsInAPan();
    void showsNothingOfTheTimeAfterNow();
    void leavesAloneWhatIsOutsideItsClip();
    void givesEachStateItsOwnPattern();
};

void TestLaneRaster::equalsBruteForceToThePixel_data()
{
    QTest::addColumn<int>("alerts");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("width");
    QTest::newRow("all of it") << 500 << qint64(0) << qint64(3'500'000);
    QTest::newRow("a part") << 500 << qint64(200'000'000) << qint64(50'000);
    QTest::newRow("few alerts") << 4 << qint64(-10'000'000) << qint64(4'000'000);
    QTest::newRow("dense") << 8000 << qint64(100'000'000) << qint64(2'000'000);
}

void TestLaneRaster::equalsBruteForceToThePixel()
{
    QFETCH(int, alerts);
    QFETCH(qint64, from);
    QFETCH(qint64, width);
    const Lanes lanes(3, alerts, begin, 1'000'000'000);
    const Instant first = instantOf(begin + from);
    const TimeScale scale(first, first + Micros(width) * size.width(), size.width());
    const Instant until = instantOf(begin + 700'000'123);
    const BarTiles tiles = barTiles(Theme::dark(), Theme::dark().alarm, 1);
    LaneRaster raster;
    raster.reset(3, size.width());
    for (std::size_t lane = 0; lane < 3; ++lane) {
        raster.find(lane, lanes.lanes[lane], scale, until, 0, size.width());
        QImage image = ground();
        raster.paint(image, lane, tiles, scale.firstColumn(),
                     {.top = 5, .height = 30, .count = size.width(), .clipBottom = 40}, behind());
        QCOMPARE(image, bruteForce(lanes.columns(lane, scale, until), tiles, scale, 5, 30));
    }
}

void TestLaneRaster::equalsBruteForceWithAMillionIntervals()
{
    constexpr std::size_t count = 40;
    constexpr int columns = 1600;
    const Lanes lanes(count, 25'000, begin, 40'000'000'000);
    LaneRaster raster;
    for (const std::int64_t width : {25'000'000, 2'500'000, 250'000}) {
        const Instant first = instantOf(begin + 100'000'000);
        const TimeScale scale(first, first + Micros(width) * columns, columns);
        raster.reset(count, columns);
        for (std::size_t lane = 0; lane < count; ++lane) {
            raster.find(lane, lanes.lanes[lane], scale, Instant::max(), 0, columns);
            QVERIFY(std::ranges::equal(raster.states(lane),
                                       lanes.columns(lane, scale, Instant::max())));
        }
    }
}

void TestLaneRaster::continuesItsPatternsInAPan()
{
    const Lanes lanes(1, 400, begin, 1'000'000'000);
    const BarTiles tiles = barTiles(Theme::dark(), Theme::dark().alarm, 1);
    TimeScale scale(instantOf(begin), instantOf(begin + 600'000'000), size.width());
    const auto paint = [&](QImage &image, const LaneRaster &raster, int first, int count) {
        raster.paint(image, 0, tiles, scale.firstColumn(),
                     {.height = 20, .first = first, .count = count, .clipBottom = 20},
                     std::vector<QRgb>(std::size_t(size.width())));
    };
    LaneRaster panned;
    panned.reset(1, size.width());
    panned.find(0, lanes.lanes[0], scale, Instant::max(), 0, size.width());
    QImage image = ground();
    paint(image, panned, 0, size.width());
    for (const int by : {3, 17, -8, 250, -1}) {
        scale = scale.pannedBy(by);
        image = image.copy(by, 0, size.width(), size.height());
        panned.shift(by);
        const int first = by > 0 ? size.width() - by : 0;
        panned.find(0, lanes.lanes[0], scale, Instant::max(), first, std::abs(by));
        paint(image, panned, first, std::abs(by));

        LaneRaster anew;
        anew.reset(1, size.width());
        anew.find(0, lanes.lanes[0], scale, Instant::max(), 0, size.width());
        QImage whole = ground();
        paint(whole, anew, 0, size.width());
        QCOMPARE(image.copy(0, 0, size.width(), 20), whole.copy(0, 0, size.width(), 20));
    }
}

void TestLaneRaster::showsNothingOfTheTimeAfterNow()
{
    StepLane lane;
    lane.step(instantOf(begin), AlertState::Inactive, AlertState::Firing);
    const TimeScale wide = TimeScale(instantOf(begin), instantOf(begin) + 10s, 10);
    LaneRaster raster;
    raster.reset(1, 10);
    raster.find(0, lane, wide, instantOf(begin) + 4500ms, 0, 10);
    using enum AlertState;
    const std::vector<AlertState> half = {Firing,   Firing,   Firing,   Firing,   Firing,
                                          Inactive, Inactive, Inactive, Inactive, Inactive};
    QVERIFY(std::ranges::equal(raster.states(0), half));
    raster.find(0, lane, wide, instantOf(begin) + 4s, 0, 10);
    QCOMPARE(raster.states(0)[3], Firing);
    QCOMPARE(raster.states(0)[4], Inactive);
}

void TestLaneRaster::leavesAloneWhatIsOutsideItsClip()
{
    StepLane lane;
    lane.step(instantOf(begin - 1), AlertState::Inactive, AlertState::Firing);
    const TimeScale scale(instantOf(begin), instantOf(begin + 30'000'000), size.width());
    LaneRaster raster;
    raster.reset(1, size.width());
    raster.find(0, lane, scale, Instant::max(), 0, size.width());
    QImage image = ground();
    const BarTiles tiles = barTiles(Theme::dark(), Theme::dark().alarm, 1);
    raster.paint(image, 0, tiles, 0,
                 {.top = -4, .height = 30, .first = 10, .count = 20, .clipTop = 2, .clipBottom = 9},
                 behind());
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const bool inside = y >= 2 && y < 9 && x >= 10 && x < 30;
            QCOMPARE(image.pixelColor(x, y) == QColor(Qt::black), !inside);
        }
    }
}

void TestLaneRaster::givesEachStateItsOwnPattern()
{
    for (const Theme &theme : {Theme::dark(), Theme::light()}) {
        for (const qreal scale : {1.0, 2.0}) {
            const BarTiles tiles = barTiles(theme, theme.alarm, scale);
            for (std::size_t one = 1; one < alertStateCount; ++one) {
                for (std::size_t other = one + 1; other < alertStateCount; ++other)
                    QVERIFY(tiles.ofState[one] != tiles.ofState[other]);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestLaneRaster)
#include "tst_laneraster.moc"
