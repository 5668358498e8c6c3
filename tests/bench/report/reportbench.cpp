// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/reportfile.h"
#include "models/day/day.h"
#include "tests/bench/bench.h"
#include "tests/support/longday.h"

using namespace Qt::StringLiterals;

namespace Chaos::Bench {

namespace {

const Instant evening = instantOf(1796767200000000);

template<typename T>
T valueOf(Outcome<T> outcome)
{
    if (!outcome)
        qFatal("%s", qUtf8Printable(outcome.failure().detail));
    return *std::move(outcome);
}

/// What any report must read: every entry of the day and every picture. The bytes that were met.
qint64 readAll(Store &store, qint64 day, const QStringList &pictures)
{
    qint64 bytes = 0;
    valueOf(store.read(day, 1, [&bytes](const SharedBatch &batch) {
        for (const EntryView &entry : batch->entries())
            bytes += qint64(entry.payload.size());
        return true;
    }));
    for (const QString &picture : pictures)
        bytes += valueOf(store.picture(picture)).size();
    return bytes;
}

QStringList picturesOf(Store &store, qint64 day)
{
    Day folded;
    valueOf(store.read(day, 1, [&folded](const SharedBatch &batch) {
        for (const EntryView &entry : batch->entries())
            folded.apply(entry);
        return true;
    }));
    QStringList pictures;
    for (const QaResult &result : folded.qa().results()) {
        if (!result.picture.isEmpty())
            pictures.push_back(result.picture);
    }
    return pictures;
}

} // namespace

std::vector<BenchResult> reportBench(const Options &options)
{
    const std::int64_t entries = options.quick ? 20'000 : 100'000;
    const Test::LongDay::Shape shape{.experiments = 101, .performed = 100, .pictures = 200};
    const QString path = options.folder + u"/report.db"_s;
    const qint64 day = valueOf(Test::LongDay(entries, evening, shape).write(path));
    const auto store = valueOf(Store::open(path, OpenMode::ReadOnly));
    const QStringList pictures = picturesOf(*store, day);
    if (pictures.isEmpty())
        qFatal("no picture is among the day's entries");

    qint64 read = 0;
    qsizetype page = 0;
    qsizetype json = 0;
    const auto report = [&](CommandLine::Format format) {
        return valueOf(reportOf(*store, day, format, {}, evening)).size();
    };
    const auto [floor, html, machine] = interleave(
        options.quick ? 3 : 11, [&] { read = readAll(*store, day, pictures); },
        [&] { page = report(CommandLine::Format::Html); },
        [&] { json = report(CommandLine::Format::Json); });

    const QString reading = u"reading the same entries and pictures"_s;
    auto pageResult = BenchResult::atMost(2, u"report as HTML, median"_s, html.median() / 1000,
                                          reading, floor.median() / 1000, u"ms"_s);
    pageResult.note = u"%1 entries, %2 pictures, %3 MB read, %4 MB written"_s.arg(entries)
                          .arg(pictures.size())
                          .arg(double(read) / 1e6, 0, 'f', 0)
                          .arg(double(page) / 1e6, 0, 'f', 0);
    auto jsonResult = BenchResult::atMost(2, u"report as JSON, median"_s, machine.median() / 1000,
                                          reading, floor.median() / 1000, u"ms"_s);
    jsonResult.note = u"%1 MB written"_s.arg(double(json) / 1e6, 0, 'f', 0);
    return {pageResult, jsonResult};
}

} // namespace Chaos::Bench
