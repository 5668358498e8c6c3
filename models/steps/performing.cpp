// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/performing.h"

#include "models/day/entries.h"
#include "models/steps/activity.h"
#include "models/steps/rehearsing.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace std::chrono_literals;

namespace {

struct Steps
{
    Q_DECLARE_TR_FUNCTIONS(Steps)
};

constexpr Micros betweenLooks = 5s; ///< at what tells whether all is as it was

const Experiment *plannedOf(const Day &day, const Run &run)
{
    return day.plan().experiment(run.experiment);
}

bool isAnyUnderWay(const Day &day, const Run &run, StepPhase phase)
{
    return std::ranges::any_of(day.steps().all(), [&](const StepRun &one) {
        return one.isUnderWay() && one.experiment == run.experiment && one.phase == phase;
    });
}

/// Whether a step before that one may have changed something already.
bool isFirstAct(const std::vector<PlannedStep> &steps, int step)
{
    return !isProbe(steps[std::size_t(step)])
        && std::ranges::all_of(steps.begin(), steps.begin() + step, isProbe);
}

std::optional<StepOrder> nextOfMethod(const Day &day, const Run &run, const Experiment &planned)
{
    for (int i = 0; i < int(planned.method.size()); ++i) {
        const PlannedStep &step = planned.method[std::size_t(i)];
        if (!step.isScripted()) {
            const bool isForPeople = step.provider == PlannedStep::Provider::ByHand;
            if (isForPeople && !run.methodDone.contains(i))
                return {};
            continue;
        }
        const StepRun *last = day.steps().lastOf(run, StepPhase::Method, i);
        if (!last)
            return StepOrder{run.experiment, StepPhase::Method, i, isFirstAct(planned.method, i)};
        if (last->isUnderWay() && !last->inBackground)
            return {};
    }
    return {};
}

/// A step of which nobody knows what became of it, or that is to be tried once more.
bool isToBeRepeated(const Run &run, const StepRun &last)
{
    if (last.outcome == StepOutcome::Lost)
        return true;
    const bool hasFailed = !last.isUnderWay() && last.outcome != StepOutcome::Succeeded;
    return hasFailed && run.backedOutAt && last.begunAt < *run.backedOutAt;
}

/// Nothing where one is under way; `isDone` says whether all of them are at their end.
std::optional<StepOrder> nextOfBackOut(const Day &day, const Run &run, const Experiment &planned,
                                       bool &isDone)
{
    isDone = false;
    if (isAnyUnderWay(day, run, StepPhase::Method))
        return {};
    for (int i = 0; i < int(planned.backOutPlan.size()); ++i) {
        if (!planned.backOutPlan[std::size_t(i)].isScripted())
            continue;
        const StepRun *last = day.steps().lastOf(run, StepPhase::BackOut, i);
        if (!last || isToBeRepeated(run, *last))
            return StepOrder{run.experiment, StepPhase::BackOut, i, false};
        if (last->isUnderWay())
            return {};
    }
    isDone = true;
    return {};
}

/// Why a step must not switch the proxy that it names; empty: it may, or is about none.
QString refusalOfSwitch(const Plan &plan, const PlannedStep &step)
{
    Substitution nothing;
    const auto activity = activityOf(step, nothing);
    const auto *made = activity ? std::get_if<ProxyDeed>(&activity->deed) : nullptr;
    if (!made || !made->fault.breaks())
        return {};
    const PlannedProxy *proxy = plan.proxy(made->proxy);
    if (!proxy)
        return Steps::tr("the plan has no proxy %1").arg(made->proxy.left(80));
    const QString &environment =
        proxy->environment.isEmpty() ? plan.day.environment : proxy->environment;
    if (!plan.isBeforeStaging(*proxy))
        return Steps::tr("%1 passes on to %2, and faults are put before staging only")
            .arg(made->proxy.left(80), environment.left(80));
    return {};
}

bool isBackOutDone(const Day &day, const Run &run, const Experiment &planned)
{
    bool isDone = false;
    return !nextOfBackOut(day, run, planned, isDone) && isDone;
}

/// When a criterion that the room looks at is due; nothing: it is met, or being looked at.
std::optional<Instant> dueAt(const Day &day, const Run &run, const Experiment &planned, int step)
{
    if (!planned.resetCriteria[std::size_t(step)].isScripted() || run.resetDone.contains(step))
        return {};
    const StepRun *last = day.steps().lastOf(run, StepPhase::Reset, step);
    if (!last)
        return Instant{};
    if (last->isUnderWay())
        return {};
    return *last->endedAt + betweenLooks;
}

QString productionRefusal(const Plan &plan, const Run &run, const StagingHost &host)
{
    const Experiment *experiment = plan.experiment(run.experiment);
    const bool isAccepted =
        experiment && acceptanceOf(plan, *experiment, host.key) == Acceptance::Whole;
    if (!isAccepted) {
        return Steps::tr("%1 is of production, and the plan does not accept that for this "
                         "experiment")
            .arg(host.key.left(80));
    }
    return run.allows(host.key)
        ? QString()
        : Steps::tr("%1 is of production, and nobody has allowed it for this run")
              .arg(host.key.left(80));
}

} // namespace

const std::vector<PlannedStep> &stepsOf(const Experiment &experiment, StepPhase phase)
{
    static const std::vector<PlannedStep> none;
    switch (phase) {
    case StepPhase::Method:
        return experiment.method;
    case StepPhase::BackOut:
    case StepPhase::Rehearsal:
        return experiment.backOutPlan;
    case StepPhase::Reset:
        return experiment.resetCriteria;
    case StepPhase::Recorded:
        break;
    }
    return none;
}

QString refusalOf(const Plan &plan, const PlannedStep &step, const Run *run)
{
    if (step.target.isEmpty())
        return refusalOfSwitch(plan, step);
    const StagingHost *host = plan.host(step.target);
    if (!host)
        return Steps::tr("the plan has no host %1").arg(step.target.left(80));
    if (host->ssh.isEmpty())
        return Steps::tr("the plan does not say how ssh reaches %1").arg(step.target.left(80));
    if (isStaging(plan, *host))
        return {};
    if (isProduction(plan, *host) && run)
        return productionRefusal(plan, *run, *host);
    return Steps::tr("%1 is of %2, and steps run on staging only")
        .arg(step.target.left(80), environmentOf(plan, *host).left(80));
}

std::optional<StepOrder> nextOrder(const Day &day, Instant now)
{
    const Run *run = day.current();
    const Experiment *planned = run ? plannedOf(day, *run) : nullptr;
    if (!run)
        return nextOfRehearsal(day);
    if (!planned)
        return {};
    if (run->state == RunState::Triggered)
        return day.stop() ? std::nullopt : nextOfMethod(day, *run, *planned);
    if (run->state != RunState::BackedOut)
        return {};
    bool isDone = false;
    if (const auto order = nextOfBackOut(day, *run, *planned, isDone); order || !isDone)
        return order;
    for (int i = 0; i < int(planned->resetCriteria.size()); ++i) {
        const auto due = dueAt(day, *run, *planned, i);
        if (due && *due <= now)
            return StepOrder{run->experiment, StepPhase::Reset, i, false};
    }
    return {};
}

std::optional<Instant> nextLook(const Day &day)
{
    const Run *run = day.current();
    const Experiment *planned = run ? plannedOf(day, *run) : nullptr;
    if (!planned || run->state != RunState::BackedOut || !isBackOutDone(day, *run, *planned))
        return {};
    std::optional<Instant> next;
    for (int i = 0; i < int(planned->resetCriteria.size()); ++i) {
        if (const auto due = dueAt(day, *run, *planned, i))
            next = std::min(next.value_or(*due), *due);
    }
    return next;
}

QStringList toBeStopped(const Day &day)
{
    QStringList keys;
    for (const StepRun &one : day.steps().all()) {
        if (one.isUnderWay() && one.phase == StepPhase::Rehearsal && day.stop())
            keys.push_back(one.key);
        if (!one.isUnderWay() || one.phase != StepPhase::Method)
            continue;
        const Run *run = day.run(one.experiment);
        if (!run || run->state != RunState::Triggered)
            keys.push_back(one.key);
    }
    return keys;
}

std::optional<Entry> entryOfStop(const Day &day)
{
    const Run *run = day.current();
    if (!day.stop() || !run || run->state != RunState::Triggered)
        return {};
    const QString &reason = day.stop()->reason;
    return Entries::backedOut(run->experiment,
                              reason.isEmpty() ? Steps::tr("Emergency stop")
                                               : Steps::tr("Emergency stop: %1").arg(reason));
}

} // namespace Chaos
