// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/start/startwatch.h"

#include "app/journal/store.h"
#include "models/day/entries.h"
#include "tests/bench/bench.h"

#include <QDir>
#include <QStandardPaths>

#include <span>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Contender
{
    QString name{};
    QString program{};
    QStringList arguments{};
    Samples painted{};
    Samples rss{};
};

/// A store with one day of so many alert changes.
QString filledStore(const QString &folder, std::int64_t entries)
{
    const QString path = folder + u"/filled.db"_s;
    auto store = Store::open(path, OpenMode::Create);
    if (!store)
        qFatal("%s", qPrintable(store.failure().detail));
    const auto day = (*store)->createDay(u"long-day"_s, u"Long day"_s, instantOf(1796738400000000));
    if (!day)
        qFatal("%s", qPrintable(day.failure().detail));
    std::vector<Entry> group;
    const Instant start = instantOf(1796738400000000);
    for (std::int64_t i = 0; i < entries; ++i) {
        Entry entry = Entries::alertChanged(
            {.source = "prometheus",
             .fingerprint = std::to_string(i % 400),
             .name = "Alert" + std::to_string(i % 40),
             .state = i / 400 % 2 == 0 ? AlertState::Firing : AlertState::Inactive,
             .since = start + i * 10ms,
             .plusMinus = 1ms,
             .labels = {
                 {"instance", "checkout-" + std::to_string(i % 400) + ".staging.example:9100"},
                 {"severity", "page"}}});
        entry.at = start + i * 10ms;
        entry.id = Uuid::make(entry.at, {std::uint64_t(i), 1});
        group.push_back(std::move(entry));
        if (group.size() == 4096 || i + 1 == entries) {
            if (const auto done = (*store)->append(*day, group); !done)
                qFatal("%s", qPrintable(done.failure().detail));
            group.clear();
        }
    }
    return path;
}

void addPeers(std::vector<Contender> &contenders)
{
    for (const QString &peer : {u"sqlitebrowser"_s, u"hotspot"_s, u"heaptrack_gui"_s}) {
        const QString program = QStandardPaths::findExecutable(peer);
        if (!program.isEmpty())
            contenders.push_back({.name = peer, .program = program});
    }
}

BenchResult failed(const QString &why)
{
    return {.name = u"start"_s, .ratio = 1e9, .bar = 0, .note = why};
}

} // namespace

std::vector<BenchResult> startBench(const Options &options)
{
    StartWatch watch;
    if (!watch.problem().isEmpty())
        return {failed(watch.problem())};

    const QString home = options.folder + u"/home"_s;
    QDir().mkpath(home);
    const QString filled = filledStore(options.folder, options.quick ? 10'000 : 1'000'000);
    const QString program = QStringLiteral(CHAOSROOM_PROGRAM);
    std::vector<Contender> contenders{
        {.name = u"bare main window"_s, .program = QStringLiteral(CHAOSROOM_BAREWINDOW)},
        {.name = u"with a day of 1,000,000 entries"_s,
         .program = program,
         .arguments = {u"--store"_s, filled, u"long-day"_s}},
        {.name = u"with an empty store"_s,
         .program = program,
         .arguments = {u"--store"_s, options.folder + u"/empty.db"_s}},
    };
    addPeers(contenders);

    const int rounds = options.quick ? 2 : 11;
    for (int round = 0; round <= rounds; ++round) {
        for (Contender &contender : contenders) {
            const auto seen = watch.start(contender.program, contender.arguments, home);
            if (!seen)
                return {failed(contender.name + u" painted nothing"_s)};
            if (round == 0) // warms the page cache
                continue;
            contender.painted.add(seen->paintedMs);
            contender.rss.add(seen->rssMiB);
        }
    }

    const Contender &bare = contenders[0];
    const Contender &full = contenders[1];
    const Contender &empty = contenders[2];
    std::vector<BenchResult> results{
        BenchResult::atMost(1.25, u"first painted frame, 1,000,000 entries behind it"_s,
                            full.painted.median(), bare.name, bare.painted.median(), u"ms"_s)};
    const std::span<const Contender> peers(contenders.begin() + 3, contenders.end());
    if (peers.empty()) {
        results.back().note = u"no peer is installed (sqlitebrowser, hotspot, heaptrack-gui)"_s;
        return results;
    }
    const auto quickest = std::ranges::min_element(
        peers, {}, [](const Contender &peer) { return peer.painted.median(); });
    const auto leanest = std::ranges::min_element(
        peers, {}, [](const Contender &peer) { return peer.rss.median(); });
    results.push_back(BenchResult::atMost(0.32, u"first painted frame against peers"_s,
                                          full.painted.median(), quickest->name,
                                          quickest->painted.median(), u"ms"_s));
    results.push_back(BenchResult::atMost(0.42, u"resident memory, empty store"_s,
                                          empty.rss.median(), leanest->name, leanest->rss.median(),
                                          u"MiB"_s));
    return results;
}

} // namespace Chaos::Bench
