// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/storytext.h"

#include "models/day/stepbook.h"
#include "models/rules/faulttext.h"
#include "models/rules/liveqa.h"
#include "models/rules/proxyswitching.h"

#include <QCoreApplication>

namespace Chaos {

namespace {

struct Story
{
    Q_DECLARE_TR_FUNCTIONS(Story)
};

QString sourceTitle(const Plan &plan, const QString &key)
{
    const AlertSource *source = plan.source(key);
    return source && !source->title.isEmpty() ? source->title : key;
}

QString hostText(const Plan &plan, const StoryLine &line)
{
    const StagingHost *host = plan.host(line.subject);
    const QString name = host && !host->title.isEmpty() ? host->title : line.subject;
    switch (HostState(line.state)) {
    case HostState::Up:
        return Story::tr("%1 is up (%2)").arg(name, line.text);
    case HostState::Slow:
        return Story::tr("%1 is slow (%2)").arg(name, line.text);
    case HostState::Down:
        return Story::tr("%1 is down (%2)").arg(name, line.text);
    case HostState::Unknown:
        break;
    }
    return Story::tr("%1 cannot be checked (%2)").arg(name, line.text);
}

QString noteText(const StoryLine &line)
{
    QString text = line.text;
    if (!line.tag.isEmpty() && line.tag != QStringLiteral("note"))
        text = line.tag + QStringLiteral(": ") + text;
    if (!line.correctedBy.isNull())
        text += Story::tr(" (corrected; first written: %1)").arg(line.original);
    return text;
}

QString withReason(const QString &what, const QString &reason)
{
    return reason.isEmpty() ? what : what + QStringLiteral(": ") + reason;
}

QString qaText(const StoryLine &line)
{
    if (!line.correctedBy.isNull())
        return Story::tr("Live QA, taken back: %1").arg(line.original);
    const QaResult result{
        .outcome = valueIn(qaOutcomeWords, line.tag.toStdString(), QaOutcome::Surprising),
        .severity = Level(line.state)};
    return withReason(Story::tr("Live QA: %1").arg(qaVerdict(result)), line.text);
}

QString proxyText(const Plan &plan, const StoryLine &line)
{
    const auto fault = ProxyFault::read(line.text);
    return withReason(
        Story::tr("Proxy %1 %2")
            .arg(proxyTitle(plan, line.subject), fault ? faultText(*fault) : line.text),
        line.tag);
}

/// How what was performed came out, before what it was.
QString outcomeText(const StoryLine &line)
{
    switch (StepOutcome(line.state)) {
    case StepOutcome::UnderWay:
        return Story::tr("Performed: %1").arg(line.text);
    case StepOutcome::Succeeded:
        return Story::tr("Done: %1").arg(line.text);
    case StepOutcome::Failed:
        return Story::tr("Failed: %1").arg(line.text);
    case StepOutcome::TimedOut:
        return Story::tr("Took too long: %1").arg(line.text);
    case StepOutcome::Stopped:
        return Story::tr("Stopped: %1").arg(line.text);
    case StepOutcome::NotBegun:
        return Story::tr("Could not be begun: %1").arg(line.text);
    case StepOutcome::Lost:
        break;
    }
    return Story::tr("Nobody can say what became of: %1").arg(line.text);
}

QString stepText(const StoryLine &line)
{
    switch (valueIn(stepPhaseWords, line.tag.toStdString(), StepPhase::Method)) {
    case StepPhase::Rehearsal:
        return Story::tr("Rehearsal of the way back · %1").arg(outcomeText(line));
    case StepPhase::Recorded:
        return Story::tr("In a terminal · %1").arg(outcomeText(line));
    default:
        return outcomeText(line);
    }
}

} // namespace

QString storyText(const Plan &plan, const StoryLine &line)
{
    switch (line.kind) {
    case Kind::ExperimentStarted:
        return Story::tr("Experiment started");
    case Kind::ExperimentTriggered:
        return Story::tr("Trigger: the fault is applied");
    case Kind::ExperimentBackedOut:
        return withReason(Story::tr("Backed out"), line.text);
    case Kind::GuardTripped:
        return withReason(Story::tr("Guard tripped"), line.text);
    case Kind::StepBegan:
    case Kind::StepEnded:
        return stepText(line);
    case Kind::ProxySwitched:
        return proxyText(plan, line);
    case Kind::FaultApplied:
        return withReason(line.state ? Story::tr("The fault is applied")
                                     : Story::tr("The fault is not applied"),
                          line.text);
    case Kind::RehearsalAsked:
        return Story::tr("The way back is rehearsed");
    case Kind::StopRaised:
        return withReason(Story::tr("Emergency stop"), line.text);
    case Kind::StopLifted:
        return withReason(Story::tr("The emergency stop is lifted"), line.text);
    case Kind::ExperimentResetConfirmed:
        return Story::tr("Reset confirmed");
    case Kind::ExperimentFinished:
        return Story::tr("Experiment finished");
    case Kind::ExperimentSkipped:
        return withReason(Story::tr("Experiment skipped"), line.text);
    case Kind::PreflightPassed:
        return withReason(Story::tr("Passed before the trigger"), line.text);
    case Kind::ProductionAllowed:
        return Story::tr("Production allowed: steps may run on %1").arg(line.tag);
    case Kind::ProductionRefused:
        return withReason(Story::tr("Production not allowed on %1").arg(line.tag), line.text);
    case Kind::EventDeclared:
        return withReason(Story::tr("Unplanned event"), line.text);
    case Kind::EventOver:
        return withReason(Story::tr("The unplanned event is over"), line.text);
    case Kind::CanarySent:
        return Story::tr("Canary sent through %1").arg(sourceTitle(plan, line.tag));
    case Kind::CanaryCleared:
        return Story::tr("Canary of %1 cleared").arg(sourceTitle(plan, line.tag));
    case Kind::CanaryFailed:
        return withReason(Story::tr("Canary of %1 failed").arg(sourceTitle(plan, line.tag)),
                          line.text);
    case Kind::AlertChanged:
        return Story::tr("%1 seen firing in %2").arg(line.text, sourceTitle(plan, line.tag));
    case Kind::PageSent:
        return line.text.isEmpty()
            ? Story::tr("A person was notified (%1)").arg(sourceTitle(plan, line.tag))
            : Story::tr("A person was notified of %1 (%2)")
                  .arg(line.text, sourceTitle(plan, line.tag));
    case Kind::HostChanged:
        return hostText(plan, line);
    case Kind::NoteWritten:
    case Kind::NoteCorrected:
        return noteText(line);
    case Kind::PictureKept:
        return withReason(Story::tr("Picture kept"), line.text);
    case Kind::ItemOpened:
        return withReason(Story::tr("To do"), line.text);
    case Kind::ItemClosed:
        return withReason(Story::tr("Done"), line.text);
    case Kind::ItemReopened:
        return withReason(Story::tr("Still to do"), line.text);
    case Kind::RetroOpened:
        return Story::tr("Mini-retro begins");
    case Kind::RetroSaid:
        return line.text.isEmpty() ? Story::tr("Taken back: %1").arg(line.original) : line.text;
    case Kind::RetroHeld:
        return Story::tr("Mini-retro held");
    case Kind::QaResult:
        return qaText(line);
    default:
        return line.text;
    }
}

QString storyActor(const StoryLine &line)
{
    switch (line.kind) {
    case Kind::AlertChanged:
    case Kind::PageSent:
        return Story::tr("alert");
    case Kind::HostChanged:
        return Story::tr("room probe");
    default:
        return line.actor;
    }
}

} // namespace Chaos
