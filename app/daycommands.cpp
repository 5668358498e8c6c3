// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/daycommands.h"

#include "app/askaround.h"
#include "app/clock/roomclock.h"
#include "app/daywriter.h"
#include "app/journal/storeentries.h"
#include "app/namedday.h"
#include "app/net/secrets.h"
#include "app/saidofday.h"
#include "app/secretcommands.h"
#include "models/day/dayhistory.h"
#include "models/report/preflightreport.h"
#include "models/rules/acts.h"
#include "models/rules/playing.h"
#include "models/rules/preflight.h"
#include "models/rules/stopping.h"
#include "models/rules/unplanned.h"

#include <QCoreApplication>

#include <algorithm>

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

Outcome<Saying> saying(Outcome<Entry> entry)
{
    if (!entry)
        return entry.failure();
    return Saying{.entry = *std::move(entry)};
}

/// What a stop means, to whoever raised it at another place than the room.
QString stopTold(const SaidOfDay &said, bool isLifted)
{
    const QString &title = said.info.title;
    if (isLifted)
        return tr("The emergency stop of \"%1\" is lifted: experiments may be started again.")
            .arg(title);
    const Run *run = said.before.current();
    if (!run || !run->isApplied())
        return tr("Emergency stop in \"%1\": nothing was applied; nothing is started until the "
                  "stop is lifted.")
            .arg(title);
    const QString experiment = experimentTitle(said.before.plan(), run->experiment);
    if (said.isInARoom)
        return tr("Emergency stop in \"%1\": the room backs out \"%2\".").arg(title, experiment);
    return tr("Emergency stop in \"%1\": \"%2\" is applied, and no room has the day open. Open it, "
              "and it backs out: chaosroom %3")
        .arg(title, experiment, said.info.key);
}

int event(const CommandLine &line, const Terminal &terminal)
{
    const auto said = sayOfDay(storePathOf(line), line.day, [&](const Day &day) {
        return saying(line.over ? endEvent(day, line.text) : declareEvent(day, line.text));
    });
    if (!said)
        return terminal.fail(said.failure());
    if (line.over) {
        terminal.say(tr("The unplanned event is over: the queue goes on."));
        return terminal.done();
    }
    terminal.say(tr("It is an incident: nothing is started or triggered until it is over."));
    const Run *current = said->before.current();
    for (const ToTell &one :
         whoIsTold(said->before, {.experiment = current ? current->experiment : QString()}))
        terminal.say(one.name.isEmpty() ? tr("Tell the %1: nobody plays that role").arg(one.title)
                                        : tr("Tell %1 (%2)").arg(one.name, one.title));
    return terminal.done();
}

int stop(const CommandLine &line, const Terminal &terminal)
{
    const auto keys =
        line.day.isEmpty() ? daysUnderWay(storePathOf(line)) : Outcome<QStringList>({line.day});
    if (!keys)
        return terminal.fail(keys.failure());
    if (keys->isEmpty()) {
        return terminal.fail({Failure::Kind::NotFound,
                              tr("No experiment is under way in %1. To block the starts of a day, "
                                 "name it: chaosroom stop DAY")
                                  .arg(storePathOf(line))});
    }
    int status = 0;
    for (const QString &key : *keys) {
        const auto said = sayOfDay(storePathOf(line), key, [&](const Day &day) {
            return saying(line.lift ? liftStop(day, line.text) : raiseStop(day, line.text));
        });
        if (said)
            terminal.say(stopTold(*said, line.lift));
        else
            status = terminal.fail(said.failure());
    }
    return std::max(status, terminal.done());
}

} // namespace

int performDayCommand(const CommandLine &line, const Terminal &terminal)
{
    switch (line.verb) {
    case CommandLine::Verb::Event:
        return event(line, terminal);
    case CommandLine::Verb::Stop:
        return stop(line, terminal);
    default:
        return preflight(line, terminal);
    }
}

} // namespace Chaos
