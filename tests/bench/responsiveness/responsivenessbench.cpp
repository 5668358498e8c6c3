// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/responsiveness/openingbench.h"
#include "tests/bench/responsiveness/overdaysbench.h"
#include "tests/bench/responsiveness/pulse.h"

#include "app/clock/roomclock.h"
#include "app/journal/journal.h"
#include "app/journal/notary.h"
#include "app/journal/store.h"
#include "models/day/entries.h"
#include "models/items/liveday.h"
#include "ui/run/runscreen.h"
#include "ui/theme/look.h"
#include "ui/timeline/timelineview.h"

#include <QEventLoop>
#include <QFile>
#include <QTimer>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int changesASecond = 2000;
constexpr auto feedEvery = 5ms;

double residentMiB()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / (1024 * 1024);
}

Experiment stormExperiment()
{
    Experiment experiment{.key = u"storm"_s, .title = u"Everything at once"_s, .timeBox = 10min};
    for (int i = 0; i < 3; ++i)
        experiment.expectedAlerts.push_back({.alert = {.name = u"Alert%1"_s.arg(i)}});
    return experiment;
}

/// So many changes of 400 alerts in 40 lanes, each alert firing and resolving in turn.
std::vector<Entry> someChanges(int count, std::int64_t &counter, Instant now)
{
    std::vector<Entry> entries;
    entries.reserve(std::size_t(count));
    for (int i = 0; i < count; ++i, ++counter) {
        const auto alert = counter % 400;
        const bool fires = counter / 400 % 2 == 0;
        entries.push_back(
            Entries::alertChanged({.source = "prometheus",
                                   .fingerprint = std::to_string(alert),
                                   .name = "Alert" + std::to_string(alert % 40),
                                   .state = fires ? AlertState::Firing : AlertState::Inactive,
                                   .since = now,
                                   .plusMinus = 1ms,
                                   .evidence = Evidence::Received}));
        entries.back().actor = "room";
    }
    return entries;
}

qint64 makeDay(const QString &path, Instant now)
{
    auto store = Store::open(path, OpenMode::Create);
    if (!store)
        qFatal("%s", qPrintable(store.failure().detail));
    const auto day = (*store)->createDay(u"storm"_s, u"Storm"_s, now);
    if (!day)
        qFatal("%s", qPrintable(day.failure().detail));
    return *day;
}

BenchResult stormStall(const Options &options)
{
    const RoomClock clock;
    Look look;
    LiveDay live;
    const QString path = options.folder + u"/storm.db"_s;
    Journal journal(clock, Notary::freshSeed());
    QObject::connect(&journal, &Journal::committed, &live,
                     [&live](const SharedBatch &batch) { live.apply(batch->entries()); });
    journal.open(path, makeDay(path, clock.now()));
    journal.append({Entries::planned(stormExperiment()), Entries::started(u"storm"_s),
                    Entries::triggered(u"storm"_s, 0us)});

    auto *timeline = new TimelineView(live, clock, look);
    auto *scribe = new QWidget;
    RunScreen screen(live, clock, look, timeline, scribe);
    screen.resize(1600, 1000);
    screen.show();

    const double before = residentMiB();
    std::int64_t counter = 0;
    QTimer feed;
    const int group = int(changesASecond * feedEvery / 1s);
    QObject::connect(&feed, &QTimer::timeout, &feed,
                     [&] { journal.append(someChanges(group, counter, clock.now())); });
    QTimer pan;
    int frame = 0;
    QObject::connect(&pan, &QTimer::timeout, &pan, [&] {
        const int direction = frame++ / 120 % 2 == 0 ? -3 : 3;
        timeline->panBy(direction);
    });
    Pulse pulse;
    QEventLoop loop;
    QTimer::singleShot(options.quick ? 2s : 30s, &loop, &QEventLoop::quit);
    feed.setTimerType(Qt::PreciseTimer);
    feed.start(feedEvery);
    pan.start(16ms);
    pulse.begin();
    loop.exec();
    pulse.end();
    feed.stop();
    pan.stop();
    if (!journal.close())
        qFatal("the journal could not be closed");

    auto result =
        BenchResult::atMost(1, u"stall of the widgets' thread, 99.9th percentile"_s,
                            pulse.delays().percentile(99.9) / 1000, u"one frame"_s, 16, u"ms"_s);
    result.note = u"%1 changes, %2; memory %3 -> %4 MiB"_s.arg(
        QString::number(counter), pulse.histogram(), QString::number(before, 'f', 0),
        QString::number(residentMiB(), 'f', 0));
    return result;
}

} // namespace

std::vector<BenchResult> responsivenessBench(const Options &options)
{
    return {stormStall(options), openingStall(options), overDaysStall(options)};
}

} // namespace Chaos::Bench
