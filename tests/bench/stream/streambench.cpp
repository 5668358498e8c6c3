// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench.h"
#include "tests/bench/stream/bareear.h"
#include "tests/bench/stream/busyicinga.h"
#include "tests/bench/stream/hearingroom.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int services = 1000;
constexpr int changesASecond = 5000;
constexpr double frame = 16'000; // µs

/// Lets the room work until that is so, for so long at most.
template<typename Predicate>
bool wait(Predicate &&isSo, std::chrono::milliseconds patience)
{
    QElapsedTimer passed;
    passed.start();
    while (!isSo()) {
        if (passed.hasExpired(patience.count()))
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    return true;
}

Samples samplesOf(const std::vector<double> &lags, std::size_t from, std::size_t to)
{
    Samples samples;
    for (std::size_t i = std::min(from, lags.size()); i < std::min(to, lags.size()); ++i)
        samples.add(lags[i]);
    return samples;
}

/// Problems of the day and of Icinga that are the same: what was lost in between would show here
/// even if as many were told twice.
int changesIn(const Day &day)
{
    int changes = 0;
    for (const Lane &lane : day.alerts().lanes())
        changes += int(lane.changes.size());
    return changes;
}

} // namespace

std::vector<BenchResult> streamBench(const Options &options)
{
    const int seconds = options.quick ? 1 : 20;
    const int changes = seconds * changesASecond;
    BusyIcinga icinga(services, changesASecond);
    HearingRoom room(options.folder + u"/heard.db"_s, icinga.port());
    const BareEar floor(options.folder, icinga.port());
    if (!wait([&] { return icinga.listeners() == 2; }, 60s))
        qFatal("the stream was not opened");
    icinga.begin(changes);
    const bool isAll = wait([&] { return room.folded() >= changes && floor.heard() >= changes; },
                            seconds * 1s + 30s);
    const std::size_t second = changesASecond;
    const auto all = samplesOf(room.lags(), 0, std::size_t(changes));
    const auto bare = floor.lags();
    const auto allBare = samplesOf(bare, 0, bare.size());
    const double first = samplesOf(room.lags(), 0, 2 * second).median();
    const double last =
        samplesOf(room.lags(), std::size_t(changes) - 2 * second, std::size_t(changes)).median();

    const QString what = u"Icinga's stream, 5,000 changes/s for %1 s: "_s.arg(seconds);
    std::vector<BenchResult> results;
    results.push_back(BenchResult::atMost(1, what + u"sent"_s, icinga.sent(),
                                          u"durable and in the day"_s, changesIn(room.day()),
                                          u"changes"_s));
    if (!isAll)
        results.back().note = u"%1 were heard by the floor"_s.arg(floor.heard());
    results.push_back(BenchResult::atMost(1.5, what + u"lag in its last two seconds, median"_s,
                                          last, u"in its first two"_s, first, u"µs"_s));
    BenchResult median = BenchResult::atMost(1, what + u"lag, median"_s, all.median(),
                                             u"one frame"_s, frame, u"µs"_s);
    median.note = u"%1 × a socket + fdatasync"_s.arg(all.median() / allBare.median(), 0, 'f', 1);
    results.push_back(median);
    results.push_back(BenchResult::atMost(2, what + u"lag, 99th percentile"_s, all.percentile(99),
                                          u"socket + fdatasync"_s, allBare.percentile(99),
                                          u"µs"_s));
    return results;
}

} // namespace Chaos::Bench
