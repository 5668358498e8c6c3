// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exchange.h"

#include "app/clock/roomclock.h"
#include "app/daywriter.h"
#include "app/namedday.h"
#include "app/reportfile.h"
#include "models/plan/chaostoolkit.h"
#include "models/report/calendar.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Exchange", text);
}

/// The day that the experiment is for, read only.
Outcome<NamedDay> dayFor(const CommandLine &line)
{
    if (line.into.isEmpty()) {
        return Failure{Failure::Kind::BadInput,
                       tr("%1 is a Chaos Toolkit experiment: one card, not a whole day. Say into "
                          "which day it goes: --into DAY")
                           .arg(line.file)};
    }
    CommandLine named = line;
    named.day = line.into;
    return namedDay(named);
}

Outcome<DayWriter::Merge> mergeInto(const QString &path, const QString &key, const Plan &plan)
{
    auto store = Store::open(path, OpenMode::Create);
    if (!store)
        return store.failure();
    return DayWriter(**store).merge(plan, key);
}

/// The number that grows with each change of the plan.
int editionOf(const Day &planned)
{
    return int(std::min<std::int64_t>(planned.lastSequence(), std::numeric_limits<int>::max()));
}

} // namespace

int importExperiment(const QByteArray &bytes, const CommandLine &line, const Terminal &terminal)
{
    auto import = readToolkitExperiment(bytes, line.file);
    if (!import)
        return terminal.fail(import.failure());
    auto named = dayFor(line);
    if (!named)
        return terminal.fail(named.failure());
    const auto before = planOf(*named->store, named->day.number);
    if (!before)
        return terminal.fail(before.failure());
    const Plan plan = planWith(*import, *before);
    const QString &key = named->day.key;
    const auto merge = line.dryRun ? DayWriter(*named->store).preview(plan, key)
                                   : mergeInto(storePathOf(line), key, plan);
    if (!merge)
        return terminal.fail(merge.failure());
    for (const PlanChange &change : merge->changes)
        terminal.say(linesOf(change).join(u'\n'));
    for (const QString &note : import->notes)
        terminal.say(note);
    if (merge->changes.empty())
        terminal.say(line.dryRun ? tr("Nothing would change in %1.").arg(key)
                                 : tr("Nothing has changed in %1.").arg(key));
    else
        terminal.say(line.dryRun ? tr("Nothing was written. This would change the day %1.").arg(key)
                                 : tr("Open it with: chaosroom %1").arg(key));
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
    if (line.output.isEmpty()) {
        terminal.write(text);
        return terminal.done();
    }
    const auto written = writeWhole(line.output, text);
    return written ? terminal.done() : terminal.fail(written.failure());
}

} // namespace Chaos
