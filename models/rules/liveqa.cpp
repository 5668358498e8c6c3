// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/liveqa.h"

#include "models/day/entries.h"
#include "models/rules/tamedtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct LiveQa
{
    Q_DECLARE_TR_FUNCTIONS(LiveQa)
};

constexpr qsizetype longestKey = 64;
constexpr qsizetype longestName = 80;

Failure badQa(const QString &why)
{
    return {Failure::Kind::BadInput, why};
}

bool isOneOf(const Plan &plan, const QString &experiment, const QaCard &card)
{
    const Experiment *const planned = plan.experiment(experiment);
    return planned && std::ranges::count(planned->liveQa, card) > 0;
}

} // namespace

QString qaWord(QaOutcome outcome)
{
    switch (outcome) {
    case QaOutcome::Passes:
        return LiveQa::tr("passes");
    case QaOutcome::Fails:
        return LiveQa::tr("fails");
    case QaOutcome::Blocked:
        return LiveQa::tr("blocked");
    case QaOutcome::Surprising:
        break;
    }
    return LiveQa::tr("surprising");
}

QString qaWord(Level severity)
{
    switch (severity) {
    case Level::Low:
        return LiveQa::tr("severity low");
    case Level::Medium:
        return LiveQa::tr("severity medium");
    case Level::High:
        return LiveQa::tr("severity high");
    case Level::NotSaid:
        break;
    }
    return {};
}

QString qaVerdict(const QaResult &result)
{
    const QString severity = qaWord(result.severity);
    const QString outcome = qaWord(result.outcome);
    return severity.isEmpty() ? outcome : outcome + u", "_s + severity;
}

QString qaTitle(const QaCard &card)
{
    return card.attempt.isEmpty() ? LiveQa::tr("Something else") : card.attempt;
}

QString qaExperiment(const Day &day)
{
    if (const Run *const run = day.current())
        return run->experiment;
    const Run *last = nullptr;
    for (const Run &run : day.runs()) {
        if (run.triggeredAt && (!last || run.triggeredAt->at > last->triggeredAt->at))
            last = &run;
    }
    return last ? last->experiment : QString();
}

Outcome<Entry> qaEntry(const Day &day, QaResult result)
{
    if (result.key.isEmpty() || result.key.size() > longestKey)
        return badQa(LiveQa::tr("A result needs a key of up to %1 characters.").arg(longestKey));
    if (!result.experiment.isEmpty() && !day.run(result.experiment))
        return badQa(
            LiveQa::tr("There is no experiment %1 in this day.").arg(tamed(result.experiment, 80)));
    if (result.card != QaCard() && !isOneOf(day.plan(), result.experiment, result.card))
        return badQa(LiveQa::tr("That card is not one of the experiment's any more. Look at the "
                                "cards again."));
    result.text = tamed(result.text.trimmed(), QaResult::longestText);
    result.by = tamed(result.by.trimmed(), longestName);
    if (result.card.attempt.isEmpty() && result.text.isEmpty())
        return badQa(LiveQa::tr("What was tried, and what came of it? Write a line."));
    return Entries::qaResult(result);
}

Outcome<Entry> qaWithdrawal(const Day &day, const QString &key)
{
    const QaResult *const result = day.qa().result(key);
    if (!result)
        return Failure{Failure::Kind::NotFound,
                       LiveQa::tr("There is no result %1 in this day.").arg(tamed(key, 80))};
    if (result->isWithdrawn)
        return badQa(LiveQa::tr("That result is taken back already."));
    return Entries::qaWithdrawn(key);
}

} // namespace Chaos
