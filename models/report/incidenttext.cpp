// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/incidenttext.h"

#include "models/report/reporttext.h"
#include "models/rules/durationtext.h"
#include "models/rules/preflight.h"

#include <QCoreApplication>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Incident
{
    Q_DECLARE_TR_FUNCTIONS(Incident)
};

QString declared(const ReportedEvent &reported, Micros utcOffset)
{
    const UnplannedEvent &event = *reported.event;
    const QString when = wallTime(event.at, utcOffset);
    const QString by = event.by.isEmpty() ? Incident::tr("somebody") : event.by;
    if (reported.experiment.isEmpty())
        return Incident::tr("Declared %1 by %2, between two experiments.").arg(when, by);
    return Incident::tr("Declared %1 by %2, during %3.").arg(when, by, reported.experiment);
}

QString ended(const UnplannedEvent &event, Micros utcOffset)
{
    if (!event.overAt)
        return Incident::tr("It is not over.");
    return Incident::tr("Over %1, after %2: %3")
        .arg(wallTime(*event.overAt, utcOffset), durationText(*event.overAt - event.at),
             event.outcome);
}

QString told(const ReportedEvent &reported)
{
    QStringList people;
    for (const ToTell &one : reported.people) {
        const QString name = one.name.isEmpty() ? Incident::tr("nobody") : one.name;
        const QString role = Incident::tr("%1 (%2)").arg(name, one.title.toLower());
        const auto heard =
            std::ranges::find(reported.event->told, one.role, &UnplannedEvent::Told::role);
        people << (heard == reported.event->told.end()
                       ? Incident::tr("%1 not ticked off").arg(role)
                       : Incident::tr("%1 after %2")
                             .arg(role, durationText(heard->at - reported.event->at)));
    }
    return people.isEmpty() ? QString() : Incident::tr("Told: %1.").arg(people.join(u", "_s));
}

QString firing(const ReportedEvent &reported)
{
    QStringList names;
    for (const ReportedLane &alert : reported.alerts)
        names << Incident::tr("%1 (%2)").arg(alert.name, alert.source);
    return names.isEmpty() ? QString()
                           : Incident::tr("Alerts that began meanwhile, counted for no experiment: "
                                          "%1.")
                                 .arg(names.join(u", "_s));
}

} // namespace

QStringList eventSentences(const ReportedEvent &reported, Micros utcOffset)
{
    QStringList sentences{declared(reported, utcOffset), told(reported), firing(reported),
                          ended(*reported.event, utcOffset)};
    sentences.removeAll(QString());
    return sentences;
}

QStringList preflightSentences(const Plan &plan, const Run &run)
{
    QStringList sentences;
    if (run.baseline) {
        sentences << Incident::tr("At its start %1.").arg(baselineText(*run.baseline));
        for (const PreflightFinding &finding : run.baseline->findings)
            sentences << preflightText(plan, finding, run.baseline->at) + u'.';
    }
    if (!run.passed)
        return sentences;
    const QString by = run.passed->by.isEmpty() ? Incident::tr("somebody") : run.passed->by;
    sentences
        << Incident::tr("Triggered all the same, passed by %1: %2").arg(by, run.passed->reason);
    for (const PreflightFinding &finding : run.passed->findings) {
        const auto isKnown = [&](const PreflightFinding &old) { return old.isOf(finding); };
        if (!run.baseline || std::ranges::none_of(run.baseline->findings, isKnown))
            sentences
                << Incident::tr("Passed: %1.").arg(preflightText(plan, finding, run.passed->at));
    }
    return sentences;
}

} // namespace Chaos
