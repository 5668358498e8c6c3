// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/pastday.h"

#include "models/rules/playing.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct PastDays
{
    Q_DECLARE_TR_FUNCTIONS(PastDay)
};

PastExperiment::Fate fateOf(const Run &run, const Experiment &planned, bool isDayOver)
{
    using Fate = PastExperiment::Fate;
    if (run.triggeredAt)
        return Fate::Performed;
    if (run.state == RunState::Skipped || run.state == RunState::Finished)
        return Fate::NotPerformed;
    if (!planned.takenOut.isEmpty())
        return Fate::TakenOut;
    if (isDayOver)
        return Fate::NotPerformed;
    return run.isUnderWay() ? Fate::UnderWay : Fate::StillToCome;
}

PastExperiment pastExperimentOf(const Run &run, const Experiment &planned, bool isDayOver)
{
    PastExperiment past{.key = planned.key,
                        .title = planned.title.isEmpty() ? planned.key : planned.title,
                        .fate = fateOf(run, planned, isDayOver)};
    past.why = past.fate == PastExperiment::Fate::TakenOut ? planned.takenOut
        : past.fate == PastExperiment::Fate::NotPerformed  ? run.skipReason
                                                           : QString();
    for (const ExpectedAlert &expected : planned.expectedAlerts)
        past.alerts.push_back(expected.alert);
    return past;
}

bool isDecided(PastExperiment::Fate fate)
{
    return fate != PastExperiment::Fate::StillToCome && fate != PastExperiment::Fate::UnderWay;
}

} // namespace

bool isRehearsal(const Plan &plan)
{
    const auto isStaged = [](const Experiment &experiment) {
        return std::ranges::any_of(experiment.method, &PlannedStep::isStaged);
    };
    const auto staged = std::ranges::count_if(plan.experiments, isStaged);
    return 2 * staged > std::ssize(plan.experiments);
}

PastDay pastDayOf(const Day &day, const QString &key, Instant now, Micros utcOffset)
{
    PastDay past{.key = key,
                 .title = day.plan().day.title,
                 .date = dateOf(day, utcOffset),
                 .isRehearsal = Chaos::isRehearsal(day.plan())};
    if (past.title.isEmpty())
        past.title = key;
    past.isOver = past.date.isValid() && localDate(now, utcOffset) > past.date;
    past.figures = figuresOf(day, now, utcOffset);
    past.results = resultsOf(day, now);
    for (const Run &run : day.runs()) {
        if (const Experiment *planned = day.plan().experiment(run.experiment))
            past.experiments.push_back(pastExperimentOf(run, *planned, past.isOver));
    }
    for (Proof &result : past.results) {
        const auto experiment =
            std::ranges::find(past.experiments, result.experiment, &PastExperiment::key);
        if (experiment != past.experiments.end() && !isDecided(experiment->fate)
            && result.verdict == Verdict::NotPerformed)
            result.verdict = Verdict::NotYetKnown;
    }
    for (const ActionItem &item : day.items()) {
        past.items.push_back(
            {.text = item.text,
             .owner = item.owner.isEmpty() ? QString() : nameOf(day.plan(), item.owner),
             .alert = item.alert,
             .retest = item.retest,
             .isDone = item.closedAt.has_value(),
             .retested = retestOf(day, item, now)});
    }
    return past;
}

const PastDay *KeptDays::day(const QString &key) const
{
    const auto found = std::ranges::find(days, key, &PastDay::key);
    return found == days.end() ? nullptr : &*found;
}

std::vector<LedgerLine> KeptDays::ledger() const
{
    std::vector<std::vector<Proof>> proofs;
    proofs.reserve(days.size());
    for (const PastDay &day : days)
        proofs.push_back(proofsAmong(day.results));
    return mergeProofs(proofs);
}

int KeptDays::rehearsals() const
{
    return int(std::ranges::count(days, true, &PastDay::isRehearsal));
}

KeptDays KeptDays::withoutRehearsals() const
{
    KeptDays held{.unread = unread};
    std::ranges::copy_if(days, std::back_inserter(held.days),
                         [](const PastDay &day) { return !day.isRehearsal; });
    return held;
}

void sortByDate(std::vector<PastDay> &days)
{
    std::ranges::stable_sort(
        days, {}, [](const PastDay &day) { return std::pair(!day.date.isValid(), day.date); });
}

QString whenText(const PastDay &day)
{
    return day.date.isValid() ? QLocale().toString(day.date, u"d MMM yyyy"_s) : day.title;
}

QString agoText(QDate then, QDate today)
{
    const qint64 days = then.daysTo(today);
    if (days <= 0)
        return PastDays::tr("today");
    if (days == 1)
        return PastDays::tr("yesterday");
    if (days < 14)
        return PastDays::tr("%1 days ago").arg(days);
    return PastDays::tr("%1 weeks ago").arg(days / 7);
}

} // namespace Chaos
