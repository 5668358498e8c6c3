// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/storeentries.h"
#include "models/day/dayhistory.h"
#include "tests/bench/bench.h"
#include "tests/support/longday.h"

#include <malloc.h>

#include <random>

using namespace Qt::StringLiterals;

namespace Chaos::Bench {
namespace {

constexpr double largestSeek = 50'000; ///< µs, of issue 5

const Instant evening = instantOf(1796767200000000);

[[noreturn]] void giveUp(const QString &what)
{
    qFatal("%s", qUtf8Printable(what));
}

double bytesInUse()
{
    const auto known = mallinfo2();
    return double(known.uordblks + known.hblkhd);
}

Day foldedAt(EntrySource &source, Instant instant)
{
    Day day;
    const auto read = source.read(1, [&](const EntryView &entry) {
        if (entry.at > instant)
            return false;
        day.apply(entry);
        return true;
    });
    if (!read)
        giveUp(read.failure().detail);
    return day;
}

} // namespace

std::vector<BenchResult> replayBench(const Options &options)
{
    const std::int64_t entries = options.quick ? 20'000 : 1'000'000;
    const int seeks = options.quick ? 20 : 200;
    const int folds = options.quick ? 2 : 10;
    const QString path = options.folder + u"/replay.db"_s;
    const auto day = Test::LongDay(entries, evening).write(path);
    if (!day)
        giveUp(day.failure().detail);
    StoreEntries source(path, *day);

    const double whole = [&] {
        const double before = bytesInUse();
        const Day folded = foldedAt(source, evening);
        return bytesInUse() - before;
    }();
    const double before = bytesInUse();
    DayHistory history(source);
    const double readThrough = timed([&] {
        if (const auto read = history.readOn(entries + 1); !read)
            giveUp(read.failure().detail);
    });
    const double kept = bytesInUse() - before;

    std::mt19937_64 random(5);
    const auto anyInstant = [&] {
        const auto span = std::uint64_t(std::chrono::microseconds(std::chrono::hours(8)).count());
        return evening - Micros(random() % span);
    };
    Samples sought;
    Samples folded;
    for (int i = 0; i < seeks; ++i) {
        const Instant instant = anyInstant();
        std::optional<Outcome<Day>> found;
        sought.add(timed([&] { found = history.at(instant); }));
        if (!*found)
            giveUp(found->failure().detail);
        if (i >= folds)
            continue;
        Day wanted;
        folded.add(timed([&] { wanted = foldedAt(source, instant); }));
        if (!(**found == wanted))
            giveUp(u"The replay is not the fold."_s);
    }

    const QString bar = u"50 ms"_s;
    auto median = BenchResult::atMost(1, u"replay, seek to a random instant, median"_s,
                                      sought.median(), bar, largestSeek, u"µs"_s);
    median.note =
        u"%1 seeks in %2 entries, read through in %3 ms before"_s.arg(seeks).arg(entries).arg(
            readThrough / 1000, 0, 'f', 0);
    auto slow = BenchResult::atMost(1, u"replay, seek to a random instant, 99th percentile"_s,
                                    sought.percentile(99), bar, largestSeek, u"µs"_s);
    auto quick =
        BenchResult::atLeast(5, u"replay, seek to a random instant, median"_s, sought.median(),
                             u"the fold from the start"_s, folded.median(), u"µs"_s);
    auto memory = BenchResult::atMost(5, u"replay, memory of the days that are kept"_s, kept / 1e6,
                                      u"the folded day alone"_s, whole / 1e6, u"MB"_s);
    memory.note = u"%1 days are kept, and the newest"_s.arg(history.kept());
    return {median, slow, quick, memory};
}

} // namespace Chaos::Bench
