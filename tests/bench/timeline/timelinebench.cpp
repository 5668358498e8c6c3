// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench.h"
#include "tests/bench/timeline/peers.h"
#include "ui/theme/look.h"
#include "ui/timeline/timelineview.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize frameSize(1600, 900);

/// Our timeline with a storm in it.
class Ours
{
public:
    explicit Ours(const AlertStorm &storm)
        : m_clock(AlertStorm::end())
        , m_view(m_live, m_clock, m_look)
    {
        m_live.replace(storm.day());
        m_view.resize(frameSize);
        m_view.show();
        m_view.lookAt(AlertStorm::begin(), AlertStorm::end());
        QCoreApplication::processEvents();
    }

    TimelineView &view() { return m_view; }
    LiveDay &live() { return m_live; }
    SetClock &clock() { return m_clock; }

private:
    LiveDay m_live;
    SetClock m_clock;
    Look m_look;
    TimelineView m_view;
};

/// Where a tour of frames looks: a stretch of time that moves or narrows from frame to frame.
struct Stretch
{
    Instant from{};
    Instant to{};
};

Stretch panned(double share, int frame)
{
    const Micros length(std::int64_t(double(AlertStorm::length.count()) * share));
    const Instant from =
        AlertStorm::begin() + (AlertStorm::length - length) / 2 + length / 500 * frame;
    return {from, from + length};
}

Stretch zoomed(int frame)
{
    const double share = std::pow(0.9, frame % 45);
    return panned(share, 0);
}

/// What the change posted, the painting and its flush.
void deliver()
{
    QCoreApplication::sendPostedEvents();
}

/// Lets timers fire that are not part of a frame.
void breathe()
{
    QCoreApplication::processEvents();
}

struct Tour
{
    QString name;
    std::function<Stretch(int)> at;
};

std::vector<Tour> tours()
{
    return {{u"pan, all visible"_s, [](int i) { return panned(1, i); }},
            {u"pan, 10 %"_s, [](int i) { return panned(0.1, i); }},
            {u"pan, 1 %"_s, [](int i) { return panned(0.01, i); }},
            {u"zoom"_s, zoomed}};
}

double secondsIn(Instant at)
{
    return secondsOf(at - AlertStorm::begin());
}

void addFrames(std::vector<BenchResult> &results, int rounds, Ours &ours, Ours &small,
               FloorWidget &scan)
{
    for (const Tour &tour : tours()) {
        int frame = 0;
        int smallFrame = 0;
        int floorFrame = 0;
        breathe();
        const auto show = [&tour](TimelineView &view, int &i) {
            const Stretch stretch = tour.at(i++);
            view.lookAt(stretch.from, stretch.to);
            deliver();
        };
        const auto [our, little, floor] = interleave(
            rounds, [&] { show(ours.view(), frame); }, [&] { show(small.view(), smallFrame); },
            [&] {
                const Stretch stretch = tour.at(floorFrame++);
                scan.lookAt(stretch.from, stretch.to);
                deliver();
            });
        results.push_back(BenchResult::atMost(1.5, tour.name + u", whole picture"_s,
                                              our.median() / 1000, u"fill and scan"_s,
                                              floor.median() / 1000, u"ms"_s));
        results.push_back(BenchResult::atMost(2.5, tour.name + u", 1M"_s, our.median() / 1000,
                                              u"10k"_s, little.median() / 1000, u"ms"_s));
    }
}

void addShift(std::vector<BenchResult> &results, int rounds, Ours &ours, FloorWidget &fill)
{
    const Stretch all = panned(1, 0);
    ours.view().lookAt(all.from, all.to);
    breathe();
    const auto [our, floor] = interleave(
        rounds,
        [&] {
            ours.view().panBy(3);
            deliver();
        },
        [&] {
            fill.lookAt(all.from, all.to);
            deliver();
        });
    results.push_back(BenchResult::atMost(1.2, u"pan by shifting, 3 px"_s, our.median() / 1000,
                                          u"fill and draw"_s, floor.median() / 1000, u"ms"_s));
}

void addPeer(std::vector<BenchResult> &results, int rounds, Ours &ours, Peer &peer, double bar,
             const QString &name)
{
    peer.widget->resize(frameSize);
    peer.widget->show();
    breathe();
    for (const Tour &tour : tours()) {
        int frame = 1;
        int peerFrame = 1;
        const auto [our, theirs] = interleave(
            rounds,
            [&] {
                const Stretch stretch = tour.at(frame++);
                ours.view().lookAt(stretch.from, stretch.to);
                deliver();
            },
            [&] {
                const Stretch stretch = tour.at(peerFrame++);
                peer.lookAt(secondsIn(stretch.from), secondsIn(stretch.to));
                deliver();
            });
        results.push_back(BenchResult::atLeast(bar, tour.name + u", faster than"_s,
                                               our.median() / 1000, name, theirs.median() / 1000,
                                               u"ms"_s));
    }
}

void addMemory(std::vector<BenchResult> &results, Ours &ours, std::size_t intervals)
{
    std::size_t bytes = 0;
    for (const Lane &lane : ours.live().day().alerts().lanes())
        bytes += lane.steps.memory();
    results.push_back(BenchResult::atMost(1, u"memory of an interval with its index"_s,
                                          double(bytes) / double(intervals), u"allowed"_s, 32,
                                          u"bytes"_s));
}

/// One alert more, folded and painted: must not cost by the number of those before it.
void addAppend(std::vector<BenchResult> &results, int rounds, Ours &ours, Ours &small)
{
    const auto append = [](Ours &side, int i) {
        side.clock().advance(std::chrono::seconds(1));
        Entry entry = AlertStorm::change(
            std::uint32_t(i) % AlertStorm::lanes, 0,
            (i / int(AlertStorm::lanes)) % 2 == 0 ? AlertState::Firing : AlertState::Inactive,
            side.clock().now(), side.live().day().lastSequence() + 1);
        const EntryView view = entry.view();
        side.live().apply({&view, 1});
        deliver();
    };
    ours.view().follow();
    small.view().follow();
    int i = 0;
    int j = 0;
    Samples our;
    Samples little;
    // The day tells its views of changes once a frame: each is given its own, and none comes right
    // after the other, into a processor that has just painted the like.
    const auto rest = [] {
        QElapsedTimer frame;
        frame.start();
        while (frame.elapsed() < 20)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    };
    for (int round = 0; round < rounds; ++round) {
        rest();
        our.add(timed([&] { append(ours, i++); }));
        rest();
        little.add(timed([&] { append(small, j++); }));
    }
    results.push_back(BenchResult::atMost(2.5, u"one alert more, folded and painted, 1M"_s,
                                          our.median(), u"10k"_s, little.median(), u"µs"_s));
}

} // namespace

std::vector<BenchResult> timelineBench(const Options &options)
{
    const std::size_t many = options.quick ? 20'000 : 1'000'000;
    const int rounds = options.quick ? 5 : 61;
    const AlertStorm storm(many);
    Ours ours(storm);
    Ours small(AlertStorm(10'000));
    FloorWidget scan(&storm);
    FloorWidget fill(nullptr);
    for (FloorWidget *floor : {&scan, &fill}) {
        floor->resize(frameSize);
        floor->show();
    }
    breathe();

    std::vector<BenchResult> results;
    addFrames(results, rounds, ours, small, scan);
    addShift(results, rounds, ours, fill);
    addMemory(results, ours, storm.intervals.size());
    if (Peer plot = customPlotPeer(storm); plot.widget)
        addPeer(results, options.quick ? 3 : 15, ours, plot, 10, u"QCustomPlot bars"_s);
    Peer charts = chartPeer(storm);
    addPeer(results, 3, ours, charts, 500, u"Qt Charts, 40 step lines"_s);
    addAppend(results, rounds, ours, small);
    return results;
}

} // namespace Chaos::Bench
