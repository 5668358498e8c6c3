// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/qareport.h"

#include "models/day/day.h"
#include "models/report/ornull.h"
#include "models/report/reporttext.h"
#include "models/rules/durationtext.h"
#include "models/rules/liveqa.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

namespace {

struct QaReport
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

} // namespace

ReportedQa reportedQa(const Day &day, const QString &experiment)
{
    ReportedQa qa;
    for (const QaResult &result : day.qa().results()) {
        if (result.experiment == experiment && !result.isWithdrawn)
            qa.results.push_back(&result);
    }
    std::ranges::stable_sort(qa.results, {}, &QaResult::at);
    const Experiment *const planned = day.plan().experiment(experiment);
    const Run *const run = day.run(experiment);
    if (!planned || !run || !run->triggeredAt)
        return qa;
    for (const QaCard &card : planned->liveQa) {
        if (std::ranges::none_of(qa.results,
                                 [&](const QaResult *one) { return one->card == card; }))
            qa.untried.push_back(card);
    }
    return qa;
}

QString qaCounts(const ReportedQa &qa)
{
    QStringList parts;
    for (const auto &[outcome, word] : qaOutcomeWords) {
        const auto count = std::ranges::count(qa.results, outcome, &QaResult::outcome);
        if (count > 0)
            parts << QaReport::tr("%1 %2", "3 fails").arg(count).arg(qaWord(outcome));
    }
    if (parts.isEmpty())
        return QaReport::tr("Nobody said what they found.");
    return QaReport::tr("Results: %1.").arg(parts.join(QStringLiteral(", ")));
}

QString qaTime(const QaResult &result, const Run *run, Micros utcOffset)
{
    if (run && run->triggeredAt && result.at >= run->triggeredAt->at)
        return durationText(result.at - run->triggeredAt->at);
    return wallTime(result.at, utcOffset);
}

QString qaCardText(const QaCard &card)
{
    return card.look.isEmpty() ? qaTitle(card)
                               : QaReport::tr("%1 (look: %2)").arg(qaTitle(card), card.look);
}

QString qaWho(const QaResult &result)
{
    return result.seat == QaSeat::Page ? QaReport::tr("%1 (on the page)").arg(result.by)
                                       : result.by;
}

std::string qaJson(const ReportedQa &qa)
{
    std::string list = "[";
    for (const QaResult *result : qa.results) {
        JsonWriter json;
        json.member("key", result->key);
        OrNull::text(json, "experiment", result->experiment);
        OrNull::text(json, "try", result->card.attempt);
        OrNull::text(json, "look", result->card.look);
        json.member("outcome", wordIn(qaOutcomeWords, result->outcome));
        json.member("severity", wordIn(levelWords, result->severity));
        json.member("text", result->text).member("by", result->by);
        json.member("seat", wordIn(qaSeatWords, result->seat));
        json.member("at", toRfc3339(result->at));
        OrNull::text(json, "picture", result->picture);
        if (list.size() > 1)
            list += ',';
        list += json.take();
    }
    list += ']';
    return list;
}

} // namespace Chaos
