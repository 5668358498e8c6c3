// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/acts.h"

#include "models/rules/allowing.h"
#include "models/rules/playing.h"
#include "models/rules/preflight.h"
#include "models/rules/resetcriteria.h"
#include "models/rules/unplanned.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

namespace {

struct Acts
{
    Q_DECLARE_TR_FUNCTIONS(Acts)
};

Failure refusal(const QString &why)
{
    return {Failure::Kind::BadInput, why};
}

/// The experiment that stands in the way of starting or triggering another one.
const Run *otherUnderWay(const Day &day, const QString &experiment)
{
    const auto &runs = day.runs();
    const auto it = std::ranges::find_if(
        runs, [&](const Run &run) { return run.experiment != experiment && run.isUnderWay(); });
    return it == runs.end() ? nullptr : &*it;
}

std::optional<Failure> againstStart(const Day &day, const Run &run)
{
    const Experiment *planned = day.plan().experiment(run.experiment);
    if (!planned)
        return refusal(Acts::tr("%1 is no longer in the plan.").arg(run.experiment));
    if (!planned->takenOut.isEmpty())
        return refusal(Acts::tr("%1 was taken out of the day: %2")
                           .arg(experimentTitle(day.plan(), run.experiment), planned->takenOut));
    if (const Run *other = otherUnderWay(day, run.experiment)) {
        return refusal(
            Acts::tr("One experiment at a time: %1 is still under way. Finish it first, or skip "
                     "it if nothing was triggered.")
                .arg(experimentTitle(day.plan(), other->experiment)));
    }
    switch (run.state) {
    case RunState::Queued:
    case RunState::Skipped:
        return againstBreaking(day);
    case RunState::Started:
    case RunState::Triggered:
    case RunState::BackedOut:
    case RunState::Reset:
        return refusal(
            Acts::tr("%1 is under way already.").arg(experimentTitle(day.plan(), run.experiment)));
    case RunState::Finished:
        return refusal(Acts::tr("%1 is finished and stays on record. Plan it again under another "
                                "key to repeat it.")
                           .arg(experimentTitle(day.plan(), run.experiment)));
    }
    return {};
}

RunState stateBefore(Act act)
{
    switch (act) {
    case Act::Start:
        return RunState::Queued;
    case Act::Trigger:
        return RunState::Started;
    case Act::BackOut:
        return RunState::Triggered;
    case Act::ConfirmReset:
        return RunState::BackedOut;
    case Act::Finish:
        return RunState::Reset;
    }
    return RunState::Queued;
}

QString wantedFirst(Act act)
{
    switch (act) {
    case Act::Start:
        break;
    case Act::Trigger:
        return Acts::tr("Start it first: only then can it be triggered.");
    case Act::BackOut:
        return Acts::tr("There is nothing to back out of: the fault is not applied.");
    case Act::ConfirmReset:
        return Acts::tr("Back out first: the reset is confirmed after the fault is taken away.");
    case Act::Finish:
        return Acts::tr("Confirm the reset first: an experiment closes only when state and data "
                        "are as they were.");
    }
    return {};
}

std::optional<Failure> againstReset(const Day &day, const QString &experiment)
{
    constexpr qsizetype longest = 120; ///< characters of a criterion that is named
    const std::vector<int> open = openResetCriteria(day, experiment);
    if (open.empty())
        return {};
    const QString first =
        day.plan().experiment(experiment)->resetCriteria[std::size_t(open.front())].text;
    const QString named = first.simplified().left(longest);
    if (open.size() == 1)
        return refusal(Acts::tr("Tick this reset criterion first: %1").arg(named));
    return refusal(Acts::tr("Tick %1 reset criteria first: %2 …").arg(open.size()).arg(named));
}

std::optional<Failure> againstRehearsal(const Day &day)
{
    const auto tried = std::ranges::find_if(day.steps().all(), [](const StepRun &step) {
        return step.phase == StepPhase::Rehearsal && step.isUnderWay();
    });
    if (tried == day.steps().all().end())
        return {};
    return refusal(Acts::tr("The way back of %1 is being tried. Wait until that has ended.")
                       .arg(experimentTitle(day.plan(), tried->experiment)));
}

std::optional<Failure> against(const Day &day, Act act, const Run &run)
{
    if (act == Act::Start) {
        const auto failure = againstStart(day, run);
        return failure ? failure : againstRehearsal(day);
    }
    if (run.state != stateBefore(act))
        return refusal(experimentTitle(day.plan(), run.experiment) + QStringLiteral(": ")
                       + wantedFirst(act));
    const Run *other = act == Act::Trigger ? otherUnderWay(day, run.experiment) : nullptr;
    if (other && other->isApplied()) {
        return refusal(Acts::tr("The fault of %1 is still applied. Back out of it first.")
                           .arg(experimentTitle(day.plan(), other->experiment)));
    }
    if (act == Act::ConfirmReset)
        return againstReset(day, run.experiment);
    if (act != Act::Trigger)
        return {};
    if (auto failure = againstBreaking(day))
        return failure;
    // What no reason passes goes before what one does.
    const auto failure = againstProduction(day, run);
    return failure ? failure : againstTrigger(day, run);
}

Act nextAct(RunState state)
{
    switch (state) {
    case RunState::Queued:
    case RunState::Skipped:
    case RunState::Finished:
        return Act::Start;
    case RunState::Started:
        return Act::Trigger;
    case RunState::Triggered:
        return Act::BackOut;
    case RunState::BackedOut:
        return Act::ConfirmReset;
    case RunState::Reset:
        return Act::Finish;
    }
    return Act::Start;
}

/// How far T+0 may be off the fault itself: the staging applies it within a few milliseconds of the
/// entry; a person presses the key within about a tenth of a second of the act. What the room
/// performs tells better when it began, once it has.
Micros triggerPlusMinus(const Experiment &experiment)
{
    using namespace std::chrono_literals;
    const bool isByStaging = !experiment.method.empty()
        && std::ranges::all_of(experiment.method, &PlannedStep::isStaged);
    return isByStaging ? Micros(20ms) : Micros(100ms);
}

} // namespace

std::optional<DueAct> dueAct(const Day &day)
{
    if (const Run *current = day.current())
        return DueAct{nextAct(current->state), current->experiment};
    for (const Run &run : day.runs()) {
        const Experiment *planned = day.plan().experiment(run.experiment);
        if (run.state == RunState::Queued && planned && planned->takenOut.isEmpty())
            return DueAct{Act::Start, run.experiment};
    }
    return {};
}

std::optional<Failure> refusalOf(const Day &day, Act act, const QString &experiment)
{
    if (const Run *run = day.run(experiment))
        return against(day, act, *run);
    return Failure{Failure::Kind::NotFound,
                   Acts::tr("There is no experiment %1 in this day.").arg(experiment)};
}

Outcome<Entry> perform(const Day &day, Act act, const QString &experiment, std::optional<bool> held)
{
    if (const auto failure = refusalOf(day, act, experiment))
        return *failure;
    switch (act) {
    case Act::Start:
        return Entries::started(experiment, baselineOf(day, experiment, day.lastAt()));
    case Act::Trigger:
        return Entries::triggered(experiment, triggerPlusMinus(*day.plan().experiment(experiment)));
    case Act::BackOut:
        return Entries::backedOut(experiment, {});
    case Act::ConfirmReset:
        return Entries::resetConfirmed(experiment);
    case Act::Finish:
        return Entries::finished(experiment, held);
    }
    return refusal({});
}

Outcome<Entry> skip(const Day &day, const QString &experiment, const QString &reason)
{
    const Run *run = day.run(experiment);
    if (!run) {
        return Failure{Failure::Kind::NotFound,
                       Acts::tr("There is no experiment %1 in this day.").arg(experiment)};
    }
    if (run->state != RunState::Queued && run->state != RunState::Started) {
        return refusal(Acts::tr("%1 cannot be skipped any more: it has been triggered or closed.")
                           .arg(experimentTitle(day.plan(), experiment)));
    }
    if (reason.trimmed().isEmpty())
        return refusal(Acts::tr("Say why it is skipped: the report will ask."));
    return Entries::skipped(experiment, reason.trimmed());
}

} // namespace Chaos
