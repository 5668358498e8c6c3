// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/reporttext.h"

#include "models/rules/canarytext.h"
#include "models/rules/durationtext.h"

#include <QCoreApplication>
#include <QDateTime>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Report
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QString sinceTrigger(const ReportedExperiment &experiment, Instant at)
{
    return u"T+"_s + durationText(at - experiment.run.triggeredAt->at);
}

QString heldText(const ReportedExperiment &experiment)
{
    if (!experiment.held)
        return Report::tr("Whether the hypothesis held is unknown.");
    return *experiment.held ? Report::tr("Hypothesis held.") : Report::tr("Hypothesis not held.");
}

QString backedOut(const ReportedExperiment &experiment)
{
    const Run &run = experiment.run;
    const QString at = sinceTrigger(experiment, *run.backedOutAt);
    return run.backOutReason.isEmpty() || run.trippedGuards.empty()
        ? Report::tr("Backed out at %1.").arg(at)
        : Report::tr("Backed out at %1, %2.").arg(at, tamed(run.backOutReason));
}

} // namespace

QString verdictTitle(Verdict verdict)
{
    switch (verdict) {
    case Verdict::NotYetKnown:
        return Report::tr("unknown");
    case Verdict::Fired:
        return Report::tr("fired");
    case Verdict::FiredLate:
        return Report::tr("fired late");
    case Verdict::FiredPartially:
        return Report::tr("fired partially");
    case Verdict::KnownNeverNotified:
        return Report::tr("known but never notified");
    case Verdict::Swallowed:
        return Report::tr("swallowed by an open incident");
    case Verdict::AlreadyFiring:
        return Report::tr("already firing");
    case Verdict::DidNotFire:
        return Report::tr("did not fire");
    case Verdict::NotReproduced:
        return Report::tr("could not be reproduced");
    case Verdict::NotPerformed:
        return Report::tr("not performed");
    case Verdict::UsefulNewAlert:
        return Report::tr("useful new alert");
    case Verdict::Noise:
        return Report::tr("noise");
    case Verdict::Proven:
        return Report::tr("proven");
    case Verdict::Failed:
        return Report::tr("failed");
    case Verdict::NotProven:
        return Report::tr("not proven");
    case Verdict::NotTried:
        return Report::tr("not tried");
    }
    return {};
}

QString checkTitle(AlertCheck check)
{
    switch (check) {
    case AlertCheck::Fires:
        return Report::tr("fires");
    case AlertCheck::FiresOnNoData:
        return Report::tr("fires on no data");
    case AlertCheck::ClearsByItself:
        return Report::tr("clears by itself");
    }
    return {};
}

QString reasonOf(const SubCheck &check)
{
    if (!check.given || check.given->verdict == check.proposed)
        return check.evidence;
    return Report::tr("%1 says so; the room proposed “%2”. %3")
        .arg(check.given->by.isEmpty() ? Report::tr("Somebody") : tamed(check.given->by),
             verdictTitle(check.proposed), check.evidence);
}

QString stateTitle(RunState state)
{
    switch (state) {
    case RunState::Queued:
        return Report::tr("not performed");
    case RunState::Started:
        return Report::tr("started, not triggered");
    case RunState::Triggered:
        return Report::tr("the fault is applied");
    case RunState::BackedOut:
        return Report::tr("backed out, reset not confirmed");
    case RunState::Reset:
        return Report::tr("reset confirmed, not finished");
    case RunState::Finished:
        return Report::tr("finished");
    case RunState::Skipped:
        return Report::tr("skipped");
    }
    return {};
}

QString summaryOf(const ReportedExperiment &experiment)
{
    const Run &run = experiment.run;
    if (!run.triggeredAt) {
        const QString &why = run.skipReason.isEmpty() ? experiment.takenOut : run.skipReason;
        return why.isEmpty() ? Report::tr("Not performed.")
                             : Report::tr("Not performed: %1").arg(tamed(why));
    }
    QStringList parts{heldText(experiment)};
    const auto elapsed = [](const std::optional<Elapsed> &one) {
        return one ? elapsedText(*one) : Report::tr("none");
    };
    parts.push_back(Report::tr("Time to know %1, time to detection %2.")
                        .arg(elapsed(experiment.timing.timeToKnow),
                             elapsed(experiment.timing.timeToDetection)));
    for (const TrippedGuard &guard : run.trippedGuards)
        parts.push_back(Report::tr("Guard tripped at %1: %2.")
                            .arg(sinceTrigger(experiment, guard.since), tamed(guard.what)));
    if (run.backedOutAt)
        parts.push_back(backedOut(experiment));
    parts.push_back(
        run.resetAt
            ? Report::tr("Reset confirmed at %1.").arg(sinceTrigger(experiment, *run.resetAt))
            : Report::tr("The reset was not confirmed."));
    return parts.join(u' ');
}

QStringList pathSentences(const Plan &plan, const std::vector<CanaryProof> &proofs,
                          Micros utcOffset)
{
    QStringList sentences;
    for (const CanaryProof &proof : proofs) {
        const QString key = QString::fromStdString(proof.source);
        const AlertSource *source = plan.source(key);
        sentences << Report::tr("%1: canary sent %2 · %3")
                         .arg(source && !source->title.isEmpty() ? source->title : key,
                              wallTime(proof.sentAt, utcOffset), canaryText(plan, proof));
    }
    return sentences;
}

QString fixesOf(const FailedFor &failure)
{
    QStringList parts;
    const int open =
        failure.alerts - failure.fixedOnTheDay - failure.fixedWithin48h - failure.fixedLater;
    if (failure.fixedOnTheDay > 0)
        parts.push_back(Report::tr("%1 fixed on the day").arg(failure.fixedOnTheDay));
    if (failure.fixedWithin48h > 0)
        parts.push_back(Report::tr("%1 fixed within 48 h").arg(failure.fixedWithin48h));
    if (failure.fixedLater > 0)
        parts.push_back(Report::tr("%1 fixed later").arg(failure.fixedLater));
    if (open > 0)
        parts.push_back(Report::tr("%1 open").arg(open));
    return parts.join(u", "_s);
}

QString definitionOfFigures()
{
    return Report::tr(
        "An alert was put to the test if its experiment was triggered. It failed if it did not "
        "fire or could not be reproduced; what is unknown counts neither way. Fixed: an action "
        "item that mends an alert was closed on the day, or later and within 48 hours of being "
        "opened.");
}

QString definitionOfTimes()
{
    return Report::tr(
        "Time to know: from the trigger until monitoring had identified the problem. First sign: "
        "until monitoring first suspected it. Time to detection: until the on-call system had "
        "notified a person. The clock offset of every source is corrected; ± is what remains "
        "uncertain. Alerts that were firing before the trigger are never counted.");
}

QString wallTime(Instant at, Micros utcOffset)
{
    const auto millis = microsOf(at + utcOffset) / 1000;
    return QDateTime::fromMSecsSinceEpoch(millis, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString zoneText(Micros utcOffset)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(utcOffset).count();
    if (minutes == 0)
        return u"UTC"_s;
    return u"UTC"_s + (minutes < 0 ? u'−' : u'+')
        + QString::asprintf("%02lld:%02lld", (long long)(std::abs(minutes) / 60),
                            (long long)(std::abs(minutes) % 60));
}

} // namespace Chaos
