// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/recordcommand.h"

#include "app/clock/roomclock.h"
#include "app/namedday.h"
#include "app/net/secrets.h"
#include "app/runner/outputkeeper.h"
#include "app/runner/shownlines.h"
#include "app/runner/terminalrun.h"
#include "app/saidofday.h"
#include "app/secretcommands.h"
#include "models/day/entries.h"
#include "models/steps/posixwords.h"
#include "models/steps/substitution.h"

#include <QCoreApplication>
#include <QThread>
#include <QUuid>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Record
{
    Q_DECLARE_TR_FUNCTIONS(Record)
};

constexpr int notKept = 125; ///< as env(1) and timeout(1) tell failures of their own
constexpr Micros startDoubt = std::chrono::milliseconds(2); ///< until it first did something
constexpr qsizetype longestCommand = 4'000; ///< characters of it that are kept

int failRecord(const Terminal &terminal, const Failure &failure)
{
    (void)terminal.fail(failure);
    return notKept;
}

/// The day that is meant where none is named: the one of which an experiment is under way.
Outcome<QString> dayToRecordIn(const CommandLine &line)
{
    if (!line.day.isEmpty())
        return line.day;
    const auto keys = daysUnderWay(storePathOf(line));
    if (!keys)
        return keys.failure();
    if (keys->size() == 1)
        return keys->first();
    return Failure{Failure::Kind::NotFound,
                   keys->isEmpty()
                       ? Record::tr("No experiment is under way in %1. Name the day: chaosroom "
                                    "record DAY -- …")
                             .arg(storePathOf(line))
                       : Record::tr("Experiments of several days are under way: %1. Name the day.")
                             .arg(keys->join(u", "_s))};
}

/// The host of the plan that this command goes to, where ssh is told so in the plan's own words.
QString targetOf(const Plan &plan, const QStringList &words)
{
    if (words.value(0).section(u'/', -1) != u"ssh")
        return {};
    for (const StagingHost &host : plan.hosts) {
        if (!host.ssh.isEmpty() && words.contains(host.ssh))
            return host.key;
    }
    return {};
}

/// With which experiment it is kept; empty: none is under way.
Outcome<QString> experimentToRecordFor(const Day &day, const QString &named)
{
    if (!named.isEmpty() && !day.plan().experiment(named)) {
        return Failure{Failure::Kind::NotFound,
                       Record::tr("There is no experiment %1 in this day.").arg(named)};
    }
    const Run *current = day.current();
    return !named.isEmpty() ? named : current ? current->experiment : QString();
}

StepRun beginningOf(const Plan &plan, const QStringList &words, const QStringList &secrets)
{
    const QString command = masked(posixLine(words), secrets).left(longestCommand);
    StepRun run{.key = QUuid::createUuid().toString(QUuid::Id128).left(16),
                .phase = StepPhase::Recorded,
                .what = command,
                .command = command};
    run.target = targetOf(plan, words);
    return run;
}

StepRun endOf(const TerminalRun::End &ended)
{
    StepRun run{.outcome = StepOutcome::Succeeded};
    run.status = ended.status;
    if (!ended.why.isEmpty()) {
        run.outcome = StepOutcome::NotBegun;
        run.why = ended.why;
    } else if (ended.signal != 0) {
        run.outcome = StepOutcome::Failed;
        run.why = Record::tr("it was ended by signal %1").arg(ended.signal);
    } else if (ended.status != 0) {
        run.outcome = StepOutcome::Failed;
        run.why = Record::tr("exit status %1").arg(ended.status.value_or(0));
    }
    return run;
}

/// What was shown is not given up because a disk is full for a minute.
Outcome<Done> keepEnd(const CommandLine &line, const QString &day, const StepRun &run,
                      const Terminal &terminal)
{
    constexpr int mostTries = 60;
    for (int i = 1;; ++i) {
        const auto said = sayOfDay(storePathOf(line), day, [&](const Day &) {
            return Outcome<Saying>(Saying{.entry = Entries::stepEnded(run)});
        });
        if (said)
            return Done{};
        const bool isOver = i == mostTries || said.failure().kind == Failure::Kind::TimedOut;
        if (isOver)
            return said.failure();
        if (i == 1)
            (void)terminal.fail(
                {said.failure().kind,
                 Record::tr("%1 Trying again for a minute.").arg(said.failure().detail)});
        QThread::sleep(1);
    }
}

int exitStatusOf(const TerminalRun::End &ended)
{
    if (!ended.why.isEmpty())
        return notKept;
    return ended.status.value_or(128 + ended.signal);
}

QStringList secretsOf(const Plan &plan)
{
    KeptSecrets secrets;
    takeFromKeychain(plan.sources, secrets);
    QStringList values;
    for (const AlertSource &source : plan.sources) {
        if (const auto value = secrets.value(source.secret); value)
            values << QString::fromUtf8(*value);
    }
    return values;
}

} // namespace

int recordCommand(const CommandLine &line, const Terminal &terminal)
{
    const auto day = dayToRecordIn(line);
    if (!day)
        return failRecord(terminal, day.failure());
    const auto named = namedDay(storePathOf(line), *day);
    if (!named)
        return failRecord(terminal, named.failure());
    const auto plan = planOf(*named->store, named->day.number);
    if (!plan)
        return failRecord(terminal, plan.failure());
    const QStringList secrets = secretsOf(*plan);

    StepRun beginning = beginningOf(*plan, line.typed, secrets);
    const auto begun = sayOfDay(storePathOf(line), *day, [&](const Day &before) -> Outcome<Saying> {
        const auto experiment = experimentToRecordFor(before, line.experiment);
        if (!experiment)
            return experiment.failure();
        beginning.experiment = *experiment;
        return Saying{.entry = Entries::stepBegan(beginning)};
    });
    if (!begun)
        return failRecord(terminal, begun.failure());

    const RoomClock clock;
    ShownLines lines;
    OutputKeeper output(secrets);
    std::optional<Stamp> actedAt;
    TerminalRun run(line.typed, [&](const QByteArray &bytes) { output.take(lines.take(bytes)); });
    const auto ended = run.perform([&] { actedAt = Stamp{clock.now(), startDoubt}; });
    output.take(lines.rest());

    StepRun end = endOf(ended);
    end.key = beginning.key;
    end.experiment = beginning.experiment;
    end.actedAt = actedAt;
    end.output = output.text();
    end.outputBytes = output.bytes();
    if (const auto kept = keepEnd(line, *day, end, terminal); !kept)
        return failRecord(terminal, kept.failure());
    if (!ended.why.isEmpty())
        (void)terminal.fail({Failure::Kind::NotFound, ended.why});
    return exitStatusOf(ended);
}

} // namespace Chaos
