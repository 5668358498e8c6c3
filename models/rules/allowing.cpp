// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/allowing.h"

#include "models/day/entries.h"
#include "models/rules/durationtext.h"
#include "models/rules/evidence.h"
#include "models/rules/playing.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Allowing
{
    Q_DECLARE_TR_FUNCTIONS(Allowing)
};

constexpr int mostRefusals = 5; ///< in that time
constexpr Micros refusalTime = 5min;
constexpr qsizetype mostOfName = 80; ///< characters of a name that is repeated

Failure refusal(const QString &why)
{
    return {Failure::Kind::BadInput, why};
}

/// When the oldest of the refusals that count is forgotten; nothing: another try is free.
std::optional<Instant> triesAgainAt(const ProductionBook &book, Instant now)
{
    const auto &all = book.refusedAt;
    if (all.size() < mostRefusals)
        return {};
    const Instant again = all[all.size() - mostRefusals] + refusalTime;
    return again > now ? std::optional(again) : std::nullopt;
}

int triesLeft(const ProductionBook &book, Instant now)
{
    const auto counts = [now](Instant at) { return at + refusalTime > now; };
    return std::max(0, mostRefusals - int(std::ranges::count_if(book.refusedAt, counts)));
}

QString lacking(Acceptance acceptance, const QString &host)
{
    switch (acceptance) {
    case Acceptance::Whole:
        break;
    case Acceptance::ReachNotSaid:
        return Allowing::tr("it does not say that the experiment reaches production "
                            "(risk: reach: production)");
    case Acceptance::NobodyAccepts:
        return Allowing::tr("nobody of its people has accepted that by name (risk: accepted_by)");
    case Acceptance::HostNotNamed:
        return Allowing::tr("it does not name the host (risk: production_hosts: [%1])").arg(host);
    }
    return {};
}

std::optional<Failure> againstPlan(const Plan &plan, const Experiment &experiment,
                                   const QString &host)
{
    const Acceptance acceptance = acceptanceOf(plan, experiment, host);
    if (acceptance == Acceptance::Whole)
        return {};
    return refusal(Allowing::tr("%1 is of production, and the plan does not accept that: %2.")
                       .arg(host.left(mostOfName), lacking(acceptance, host.left(mostOfName))));
}

/// How far the desk's clock is off the one that is known best; codes are of 30 seconds.
QString clockText(const Day &day, Instant now)
{
    const AlertSource *best = nullptr;
    ClockReading reading;
    for (const AlertSource &source : day.plan().sources) {
        const auto one = day.clocks().near(source.key.toStdString(), now);
        if (one && (!best || one->error < reading.error)) {
            best = &source;
            reading = *one;
        }
    }
    if (!best)
        return Allowing::tr("Codes go by the clock: nobody has measured this desk's.");
    const QString title = sourceTitle(day, best->key.toStdString());
    const Micros off = reading.offset < Micros(0) ? -reading.offset : reading.offset;
    if (off <= std::max<Micros>(reading.error, 1s))
        return Allowing::tr("Codes go by the clock: this desk's agrees with that of %1.")
            .arg(title);
    return (reading.offset < Micros(0)
                ? Allowing::tr("Codes go by the clock: this desk's is %1 ahead of that of %2.")
                : Allowing::tr("Codes go by the clock: this desk's is %1 behind that of %2."))
        .arg(durationText(off), title);
}

} // namespace

std::optional<WantedAllowance> wantedAllowance(const Day &day)
{
    const Run *run = day.current();
    const Experiment *experiment = run ? day.plan().experiment(run->experiment) : nullptr;
    if (!experiment || run->state == RunState::Reset)
        return {};
    const QStringList hosts = productionHostsOf(day.plan(), *experiment);
    for (const QString &host : hosts) {
        if (!run->allows(host) && acceptanceOf(day.plan(), *experiment, host) == Acceptance::Whole)
            return WantedAllowance{experiment->key, host};
    }
    return {};
}

std::optional<Failure> againstProduction(const Day &day, const Run &run)
{
    const Experiment *experiment = day.plan().experiment(run.experiment);
    if (!experiment)
        return {};
    const QStringList hosts = productionHostsOf(day.plan(), *experiment);
    for (const QString &host : hosts) {
        if (auto failure = againstPlan(day.plan(), *experiment, host))
            return failure;
    }
    for (const QString &host : hosts) {
        if (!run.allows(host)) {
            return refusal(Allowing::tr("%1 is of production, and nobody has allowed it for this "
                                        "run: that takes its name and a code.")
                               .arg(host.left(mostOfName)));
        }
    }
    return {};
}

std::optional<Failure> againstAllowing(const Day &day, const QString &experiment,
                                       const QString &typed, Instant now)
{
    const Plan &plan = day.plan();
    const Experiment *planned = plan.experiment(experiment);
    const Run *run = day.run(experiment);
    if (!planned || !run) {
        return Failure{Failure::Kind::NotFound,
                       Allowing::tr("There is no experiment %1 in this day.")
                           .arg(experiment.left(mostOfName))};
    }
    const QString title = experimentTitle(plan, experiment);
    const QStringList hosts = productionHostsOf(plan, *planned);
    if (!hosts.contains(typed)) {
        return refusal(hosts.isEmpty()
                           ? Allowing::tr("%1 has no step that runs on production.").arg(title)
                           : Allowing::tr("“%1” is no host of production that %2 runs on. Type "
                                          "its name exactly: %3.")
                                 .arg(typed.left(mostOfName), title, hosts.join(u", "_s)));
    }
    if (auto failure = againstPlan(plan, *planned, typed))
        return failure;
    if (run->state != RunState::Queued && !run->isUnderWay())
        return refusal(Allowing::tr("%1 is over, or was skipped: it is allowed anew once it is "
                                    "started again.")
                           .arg(title));
    if (run->allows(typed))
        return refusal(Allowing::tr("%1 is allowed already.").arg(typed));
    if (const auto again = triesAgainAt(day.production(), now)) {
        return refusal(Allowing::tr("Too many codes were not right. The next one is looked at in "
                                    "%1.")
                           .arg(durationText(*again - now)));
    }
    return {};
}

Entry entryOfCode(const Day &day, const QString &experiment, const QString &host,
                  std::optional<std::int64_t> timeStep)
{
    if (!timeStep)
        return Entries::productionRefused(experiment, host, Allowing::tr("the code is not right"));
    if (*timeStep <= day.production().lastStep) {
        return Entries::productionRefused(
            experiment, host, Allowing::tr("that code, or a later one, was used already"));
    }
    return Entries::productionAllowed(experiment, host, *timeStep);
}

QString refusalText(const Day &day, const QString &why, Instant now)
{
    const int left = triesLeft(day.production(), now);
    const QString tries = left > 0 ? Allowing::tr("Tries left for now: %1.").arg(left)
                                   : Allowing::tr("No further code is looked at for some minutes.");
    return Allowing::tr("Not allowed: %1. %2 %3").arg(why, tries, clockText(day, now));
}

} // namespace Chaos
