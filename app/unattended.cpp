// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/unattended.h"

#include "app/daywriter.h"
#include "app/openday.h"
#include "app/rehearsal/player.h"
#include "app/rehearsalday.h"
#include "app/reportfile.h"
#include "app/runpicture.h"

#include <QCoreApplication>

#include <cstdio>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

int fail(const Failure &failure)
{
    std::fprintf(stderr, "chaosroom: %s\n", qUtf8Printable(failure.detail));
    return 1;
}

bool isWorthALine(Kind kind)
{
    switch (kind) {
    case Kind::SamplesTaken:
    case Kind::SourceSurveyed:
    case Kind::ClockMeasured:
    case Kind::SourceHealth:
    case Kind::SessionOpened:
        return false;
    default:
        return true;
    }
}

void print(const SharedBatch &batch)
{
    for (const EntryView &entry : batch->entries()) {
        if (!isWorthALine(entry.kind))
            continue;
        std::printf("%7lld  %s  %-26.*s %.*s\n", static_cast<long long>(entry.sequence),
                    qPrintable(toRfc3339(entry.at).mid(11, 12)), int(entry.kindWord.size()),
                    entry.kindWord.data(), int(entry.subject.size()), entry.subject.data());
    }
    std::fflush(stdout);
}

Outcome<Done> writeReport(const CommandLine &line, const QString &path, qint64 day)
{
    const auto report = reportOf(path, day, line.format);
    if (!report)
        return report.failure();
    return writeWhole(line.output, *report);
}

} // namespace

int rehearseUnattended(const CommandLine &line)
{
    const QString path = line.store.isEmpty() ? defaultStorePath() : line.store;
    RoomClock clock;
    RehearsalDay rehearsal(clock);
    const auto plan = rehearsal.open();
    if (!plan)
        return fail(plan.failure());
    const auto info = createDay(path, *plan);
    if (!info)
        return fail(info.failure());
    std::printf("Rehearsing in %s: day %s\n", qUtf8Printable(path), qUtf8Printable(info->key));

    LiveDay live;
    OpenDay day(live, clock, path, info->number);
    Player player(live.day(), clock);
    const auto picture = line.screenshot.isEmpty()
        ? nullptr
        : std::make_unique<RunPicture>(live, clock, info->title);
    std::optional<Failure> failure;
    QObject::connect(&day.journal(), &Journal::committed, &player, &print);
    QObject::connect(&day, &OpenDay::opened, &player, [&] {
        rehearsal.begin(day);
        player.play();
    });
    QObject::connect(&day, &OpenDay::failed, &player, [&](const Failure &why) {
        failure = why;
        QCoreApplication::exit(1);
    });
    QObject::connect(&player, &Player::wished, &day, &OpenDay::wish);
    QObject::connect(&player, &Player::finished, &player,
                     [](bool ok) { QCoreApplication::exit(ok ? 0 : 1); });

    const int status = QCoreApplication::exec();
    if (const auto closed = day.journal().close(); !closed)
        return fail(closed.failure());
    if (failure)
        return fail(*failure);
    if (picture) {
        if (const auto saved = picture->save(line.screenshot); !saved)
            return fail(saved.failure());
    }
    if (!line.output.isEmpty()) {
        if (const auto written = writeReport(line, path, info->number); !written)
            return fail(written.failure());
    }
    if (status != 0)
        std::fprintf(stderr, "chaosroom: the rehearsal came to a stop before its end.\n");
    return status;
}

} // namespace Chaos
