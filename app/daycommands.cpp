// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/daycommands.h"

#include "app/askaround.h"
#include "app/clock/roomclock.h"
#include "app/daywriter.h"
#include "app/journal/storeentries.h"
#include "app/namedday.h"
#include "app/net/secrets.h"
#include "app/secretcommands.h"
#include "models/day/dayhistory.h"
#include "models/report/preflightreport.h"
#include "models/rules/acts.h"
#include "models/rules/preflight.h"
#include "models/rules/unplanned.h"

#include <QCoreApplication>

namespace Chaos {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("DayCommands", text);
}

/// The experiment that is meant: the one that was named, else the one under way or the next.
Outcome<QString> experimentIn(const Day &day, const QString &named)
{
    if (!named.isEmpty() && !day.plan().experiment(named)) {
        return Failure{Failure::Kind::NotFound,
                       tr("There is no experiment %1 in this day.").arg(named)};
    }
    const auto due = dueAct(day);
    return !named.isEmpty() ? named : due ? due->experiment : QString();
}

/// What the room knew of the day then.
Outcome<Day> dayAt(const NamedDay &named, Instant at)
{
    StoreEntries entries(named.store->path(), named.day.number);
    return DayHistory(entries).at(at);
}

int preflight(const CommandLine &line, const Terminal &terminal)
{
    auto named = namedDay(line);
    if (!named)
        return terminal.fail(named.failure());
    const auto at = instantIn(*named, line.at);
    if (!at)
        return terminal.fail(at.failure());
    auto day = *at ? dayAt(*named, **at) : foldDay(*named->store, named->day.number);
    if (!day)
        return terminal.fail(day.failure());
    const auto experiment = experimentIn(*day, line.experiment);
    if (!experiment)
        return terminal.fail(experiment.failure());
    if (!line.offline && !*at) {
        KeptSecrets secrets;
        takeFromKeychain(day->plan().sources, secrets);
        askAround(*day, secrets);
    }
    const Baseline baseline = baselineOf(*day, *experiment, at->value_or(RoomClock().now()));
    const Run *run = day->run(*experiment);
    const auto standing = standingAgainst(baseline.findings, run ? *run : Run{});
    terminal.write(line.json ? preflightJson(day->plan(), *experiment, baseline, standing)
                             : preflightReport(day->plan(), *experiment, baseline, standing));
    const int status = terminal.done();
    return standing.empty() ? status : 1;
}

int event(const CommandLine &line, const Terminal &terminal)
{
    const auto named = namedDayToWrite(storePathOf(line), line.day);
    if (!named)
        return terminal.fail(named.failure());
    const auto day = foldDay(*named->store, named->day.number);
    if (!day)
        return terminal.fail(day.failure());
    auto entry = line.over ? endEvent(*day, line.text) : declareEvent(*day, line.text);
    if (!entry)
        return terminal.fail(entry.failure());
    if (const auto kept = DayWriter(*named->store).keep(named->day, *std::move(entry)); !kept)
        return terminal.fail(kept.failure());
    if (line.over) {
        terminal.say(tr("The unplanned event is over: the queue goes on."));
        return terminal.done();
    }
    terminal.say(tr("It is an incident: nothing is started or triggered until it is over."));
    const Run *current = day->current();
    for (const ToTell &one :
         whoIsTold(*day, {.experiment = current ? current->experiment : QString()}))
        terminal.say(one.name.isEmpty() ? tr("Tell the %1: nobody plays that role").arg(one.title)
                                        : tr("Tell %1 (%2)").arg(one.name, one.title));
    return terminal.done();
}

} // namespace

int performDayCommand(const CommandLine &line, const Terminal &terminal)
{
    return line.verb == CommandLine::Verb::Event ? event(line, terminal)
                                                 : preflight(line, terminal);
}

} // namespace Chaos
