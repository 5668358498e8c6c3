// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exchange.h"

#include "app/clock/roomclock.h"
#include "app/daywriter.h"
#include "app/namedday.h"
#include "app/planfile.h"
#include "app/reportfile.h"
#include "models/day/entryjson.h"
#include "models/plan/plankey.h"
#include "models/report/calendar.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <limits>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestJournal = qint64(1) << 30;

QString tr(const char *text)
{
    return QCoreApplication::translate("Exchange", text);
}

/// The key of the day that the import is for. A plan says itself which day it is.
Outcome<QString> dayOf(const PlanImport &import, const CommandLine &line)
{
    if (import.experiment && line.into.isEmpty()) {
        return Failure{Failure::Kind::BadInput,
                       tr("%1 is a Chaos Toolkit experiment: one card, not a whole day. Say into "
                          "which day it goes: --into DAY")
                           .arg(line.file)};
    }
    if (!import.experiment && !line.into.isEmpty()) {
        return Failure{Failure::Kind::BadInput,
                       tr("%1 is a plan, which says itself what day it is; leave --into out. It is "
                          "for Chaos Toolkit experiments.")
                           .arg(line.file)};
    }
    if (!import.experiment)
        return keyOfDay(import.plan.day);
    CommandLine named = line;
    named.day = line.into;
    const auto day = namedDay(named);
    return day ? Outcome<QString>(day->day.key) : day.failure();
}

/// What the import would do to a store that may not be there yet.
Outcome<DayWriter::Merge> previewIn(const QString &path, const QString &key,
                                    const PlanImport &import)
{
    auto store = Store::open(path, OpenMode::ReadOnly);
    if (store)
        return DayWriter(**store).preview(import, key);
    if (store.failure().kind != Failure::Kind::NotFound)
        return store.failure();
    return DayWriter::Merge{.day = {.key = key}, .preview = previewOf({}, import)};
}

Outcome<DayWriter::Merge> mergeInto(const QString &path, const QString &key,
                                    const PlanImport &import)
{
    auto store = Store::open(path, OpenMode::Create);
    if (!store)
        return store.failure();
    return DayWriter(**store).merge(import, key);
}

/// How it has ended, or would.
QString lastLine(const DayWriter::Merge &merge, bool isDry)
{
    const bool isNothing = merge.preview.changes.empty();
    QString words = isDry ? isNothing ? tr("Nothing would change in %1.")
            : merge.day.number == 0   ? tr("Nothing was written. This would make the day %1.")
                                      : tr("Nothing was written. This would change the day %1.")
        : isNothing ? tr("Nothing has changed in %1.")
                          : tr("Open it with: chaosroom %1");
    return words.arg(merge.day.key);
}

/// The number that grows with each change of the plan.
int editionOf(const Day &planned)
{
    return int(std::min<std::int64_t>(planned.lastSequence(), std::numeric_limits<int>::max()));
}

} // namespace

int importFile(const CommandLine &line, const Terminal &terminal)
{
    const auto import = readImportFile(line.file);
    if (!import)
        return terminal.fail(import.failure());
    const auto key = dayOf(*import, line);
    if (!key)
        return terminal.fail(key.failure());
    const auto merge = line.dryRun ? previewIn(storePathOf(line), *key, *import)
                                   : mergeInto(storePathOf(line), *key, *import);
    return merge ? tellOfMerge(*merge, line.dryRun, terminal) : terminal.fail(merge.failure());
}

int tellOfMerge(const DayWriter::Merge &merge, bool isDry, const Terminal &terminal)
{
    for (const PlanChange &change : merge.preview.changes)
        terminal.say(linesOf(change).join(u'\n'));
    for (const QString &note : merge.preview.notes)
        terminal.say(note);
    terminal.say(lastLine(merge, isDry));
    return terminal.done();
}

int importJournal(const CommandLine &line, const Terminal &terminal)
{
    QFile file(line.file);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestJournal) {
        const QString why =
            file.isOpen() ? tr("it is larger than a day can be") : file.errorString();
        return terminal.fail(
            {Failure::Kind::NotFound, tr("%1 cannot be read: %2.").arg(line.file, why)});
    }
    std::vector<QByteArray> pictures;
    auto journal = EntryJson::readJournal(file.readAll(), &pictures);
    if (!journal)
        return terminal.fail(journal.failure());
    const std::size_t count = journal->size();
    const auto day = takeDay(storePathOf(line), *std::move(journal), pictures);
    if (!day)
        return terminal.fail(day.failure());
    terminal.say(tr("Entries taken: %1.").arg(count));
    if (!pictures.empty())
        terminal.say(tr("Pictures taken: %1.").arg(pictures.size()));
    terminal.say(tr("Open it with: chaosroom %1").arg(day->key));
    return terminal.done();
}

int exportCalendar(const CommandLine &line, const Terminal &terminal)
{
    auto named = namedDay(line);
    if (!named)
        return terminal.fail(named.failure());
    const auto day = foldDay(*named->store, named->day.number);
    if (!day)
        return terminal.fail(day.failure());
    const QByteArray text = calendarOf(day->plan(),
                                       {.day = named->day.key,
                                        .stamp = RoomClock().now(),
                                        .zone = QTimeZone::systemTimeZone(),
                                        .sequence = editionOf(*day)});
    return giveOut(text, line, terminal);
}

} // namespace Chaos
