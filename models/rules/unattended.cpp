// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/unattended.h"

#include "models/day/sourcetraits.h"
#include "models/rules/acts.h"
#include "models/rules/applied.h"
#include "models/rules/playing.h"
#include "models/rules/preflight.h"
#include "models/rules/readiness.h"
#include "models/rules/resetcriteria.h"
#include "models/rules/steadiness.h"
#include "models/rules/verdicts.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Unattended
{
    Q_DECLARE_TR_FUNCTIONS(Unattended)
};

/// So long sources and hosts have to be heard of before the first experiment.
constexpr Micros hearing = 30s;
/// So long an experiment that is started waits for its steady states' first numbers.
constexpr Micros steadying = 30s;
/// So long what an experiment has left, such as an alert that has yet to end, may stand against the
/// next one.
constexpr Micros settling = 2min;
/// So long after its time an alert that was to be told of is waited for: pages come late.
constexpr Micros pageDoubt = 5s;

/// What stands against an experiment where nobody is there to play a role is not a missing player.
bool wantsAPlayer(ReadinessRule rule)
{
    return rule == ReadinessRule::RoleNotFilled || rule == ReadinessRule::UnknownPerson;
}

bool hasFailed(const StepRun &step)
{
    return !step.isUnderWay() && step.outcome != StepOutcome::Succeeded;
}

/// What a day says of one of its runs.
class RunSight
{
public:
    RunSight(const Day &day, const Run &run, const Experiment &planned, const UnattendedWish &wish,
             Instant now)
        : m_day(day)
        , m_run(run)
        , m_planned(planned)
        , m_wish(wish)
        , m_now(now)
    {}

    /// Why it must not be triggered now; empty: it may.
    [[nodiscard]] QString whyNotTriggered() const
    {
        for (const Concern &concern : concernsOf(m_day, m_planned)) {
            if (concern.severity == Severity::Hole && !wantsAPlayer(concern.rule))
                return concern.reason;
        }
        const auto failure = refusalOf(m_day, Act::Trigger, m_run.experiment);
        return failure ? failure->detail : QString();
    }

    [[nodiscard]] QString unsteadiness() const
    {
        return unsteadinessOf(m_day, m_run, *m_run.startedAt, m_now);
    }

    [[nodiscard]] Micros sinceStart() const { return m_now - *m_run.startedAt; }

    /// Why it is time to go back; empty: it is not.
    [[nodiscard]] QString whyBack() const
    {
        if (!m_wish.callOff.isEmpty())
            return m_wish.callOff;
        if (isLeftOver(m_run, m_wish))
            return Unattended::tr("an earlier session left it applied");
        if (!m_run.trippedGuards.empty())
            return m_run.trippedGuards.front().what;
        if (m_planned.timeBox > Micros(0) && sinceTrigger() >= m_planned.timeBox)
            return Unattended::tr("the time-box is over");
        if (!isMethodPerformed())
            return {};
        const Applied applied = appliedOf(m_day, m_run);
        if (applied.answer == Applied::Answer::No)
            return Unattended::tr("the fault was not applied: %1").arg(applied.why);
        return areAlertsDecided() ? Unattended::tr("all is seen that was to be seen") : QString();
    }

    /// The steps of the back-out plan have been performed, whatever came of them.
    [[nodiscard]] bool isBackOutPerformed() const
    {
        if (isAnyOfMethodUnderWay())
            return false;
        for (int i = 0; i < int(m_planned.backOutPlan.size()); ++i) {
            if (!m_planned.backOutPlan[std::size_t(i)].isScripted())
                continue;
            const StepRun *last = m_day.steps().lastOf(m_run, StepPhase::BackOut, i);
            if (!last || last->isUnderWay() || last->outcome == StepOutcome::Lost)
                return false;
            if (hasFailed(*last) && last->begunAt < *m_run.backedOutAt)
                return false;
        }
        return true;
    }

    /// The step of the way back that failed; empty: none.
    [[nodiscard]] QString failedBackOut() const
    {
        for (int i = 0; i < int(m_planned.backOutPlan.size()); ++i) {
            const StepRun *last = m_day.steps().lastOf(m_run, StepPhase::BackOut, i);
            if (last && hasFailed(*last)) {
                const QString what = last->what.isEmpty() ? last->command : last->what;
                return last->why.isEmpty() ? what : what + u": "_s + last->why;
            }
        }
        return {};
    }

    /// Something of it failed before this session began, and was not tried again since.
    [[nodiscard]] bool isToBeTriedAgain() const
    {
        if (*m_run.backedOutAt >= m_wish.since)
            return false;
        for (int i = 0; i < int(m_planned.backOutPlan.size()); ++i) {
            const StepRun *last = m_day.steps().lastOf(m_run, StepPhase::BackOut, i);
            if (last && hasFailed(*last) && last->outcome != StepOutcome::Lost
                && last->begunAt < m_wish.since)
                return true;
        }
        return false;
    }

    /// When the last step of the way back ended.
    [[nodiscard]] Instant wentBackAt() const
    {
        Instant last = std::max(m_run.backedOutAt.value_or(m_wish.since), m_wish.since);
        for (int i = 0; i < int(m_planned.backOutPlan.size()); ++i) {
            const StepRun *step = m_day.steps().lastOf(m_run, StepPhase::BackOut, i);
            if (step && step->endedAt)
                last = std::max(last, *step->endedAt);
        }
        return last;
    }

    [[nodiscard]] bool isWayBackOver() const { return m_now - wentBackAt() >= m_wish.wayBack; }

    [[nodiscard]] QString openCriterion() const
    {
        const auto open = openResetCriteria(m_day, m_run.experiment);
        return open.empty() ? QString()
                            : m_planned.resetCriteria[std::size_t(open.front())].text.left(120);
    }

    /// Nothing is open but what people have to look at.
    [[nodiscard]] bool isLeftToPeople() const
    {
        return std::ranges::none_of(openResetCriteria(m_day, m_run.experiment), [this](int open) {
            return m_planned.resetCriteria[std::size_t(open)].isScripted();
        });
    }

    /// Steady states are back, and alerts over that the plan wants to end by themselves.
    [[nodiscard]] bool isAsBefore() const
    {
        return isLeftOver(m_run, m_wish)
            || (unsteadinessOf(m_day, m_run, wentBackAt(), m_now).isEmpty() && isCleared());
    }

    [[nodiscard]] bool isCutOff() const
    {
        const bool isStopped =
            m_day.stop() && m_run.backedOutAt && m_day.stop()->at <= *m_run.backedOutAt;
        return isLeftOver(m_run, m_wish) || isStopped
            || (!m_wish.callOff.isEmpty() && m_run.backOutReason == m_wish.callOff);
    }

    /// What speaks against its hypothesis; `held` says whether that was decided at all.
    [[nodiscard]] QString whyNotHeld(std::optional<bool> &held) const
    {
        held = false;
        if (!m_run.trippedGuards.empty())
            return Unattended::tr("a guard has tripped: %1").arg(m_run.trippedGuards.front().what);
        const auto findings = findingsOf(m_day, m_run, m_now);
        const auto alerts = hypothesisHeld(findings);
        if (const QString why = unsteadinessOf(m_day, m_run, wentBackAt(), steadyUntil());
            !why.isEmpty())
            return Unattended::tr("the steady state did not come back: %1").arg(why);
        for (const Finding &finding : findings) {
            for (const SubCheck &check : finding.checks) {
                if (check.verdict() == Verdict::Failed)
                    return finding.expected.alert.name + u": "_s + check.evidence;
            }
        }
        if (alerts == std::optional(false))
            return worstOf(findings);
        const bool hasSteadyState = std::ranges::any_of(m_planned.steadyStates, isBounded);
        if (findings.empty() && hasSteadyState) {
            held = true;
            return {};
        }
        held = alerts;
        if (alerts)
            return {};
        return findings.empty()
            ? Unattended::tr("it has neither an alert nor a bounded steady state to tell by")
            : worstOf(findings);
    }

private:
    [[nodiscard]] Micros sinceTrigger() const { return m_now - m_run.triggeredAt->at; }

    /// The last number before the reset was confirmed is the one that counts.
    [[nodiscard]] Instant steadyUntil() const { return m_run.resetAt.value_or(m_now); }

    [[nodiscard]] bool isMethodPerformed() const
    {
        for (int i = 0; i < int(m_planned.method.size()); ++i) {
            if (!m_planned.method[std::size_t(i)].isScripted())
                continue;
            const StepRun *last = m_day.steps().lastOf(m_run, StepPhase::Method, i);
            if (!last || (last->isUnderWay() && !last->inBackground))
                return false;
        }
        return true;
    }

    [[nodiscard]] bool isAnyOfMethodUnderWay() const
    {
        return std::ranges::any_of(m_day.steps().all(), [this](const StepRun &one) {
            return one.isUnderWay() && one.experiment == m_run.experiment
                && one.phase == StepPhase::Method;
        });
    }

    /// Whether anybody in this plan would say that people were told.
    [[nodiscard]] bool isAnybodyTelling() const
    {
        return std::ranges::any_of(m_day.plan().sources, [](const AlertSource &source) {
            return tellsOf(source) != SourceTraits::Tells::Nobody;
        });
    }

    [[nodiscard]] bool areAlertsDecided() const
    {
        if (m_planned.expectedAlerts.empty())
            return false;
        const auto findings = findingsOf(m_day, m_run, m_now);
        return std::ranges::all_of(m_planned.expectedAlerts, [&](const ExpectedAlert &expected) {
            return std::ranges::any_of(findings, [&](const Finding &finding) {
                return finding.expected == expected && isDecided(finding);
            });
        });
    }

    [[nodiscard]] bool isDecided(const Finding &finding) const
    {
        const AlertTiming &timing = finding.timing;
        const ExpectedAlert &expected = finding.expected;
        if (timing.standing == AlertTiming::Standing::BeforeTrigger)
            return true;
        if (!timing.timeToKnow)
            return false;
        for (const SubCheck &check : finding.checks) {
            const bool isOpen =
                check.verdict() != Verdict::Proven && check.verdict() != Verdict::Failed;
            if (check.check == AlertCheck::FiresOnNoData && isOpen)
                return false;
        }
        if (timing.timeToDetection)
            return true;
        if (expected.toldWithin)
            return sinceTrigger() > *expected.toldWithin + pageDoubt;
        return !isAnybodyTelling();
    }

    /// A verdict on clearing is waited for where one is to come.
    [[nodiscard]] bool isCleared() const
    {
        for (const Finding &finding : findingsOf(m_day, m_run, m_now)) {
            const bool isToClear = finding.expected.mustClear() && finding.timing.timeToKnow;
            for (const SubCheck &check : finding.checks) {
                if (isToClear && check.check == AlertCheck::ClearsByItself
                    && check.verdict() == Verdict::NotYetKnown)
                    return false;
            }
        }
        return true;
    }

    [[nodiscard]] static QString worstOf(const std::vector<Finding> &findings)
    {
        const auto bad = std::ranges::find_if(
            findings, [](const Finding &finding) { return finding.verdict() != Verdict::Fired; });
        const Finding &one = bad != findings.end() ? *bad : findings.front();
        return one.expected.alert.name + u": "_s + one.evidence;
    }

    const Day &m_day;
    const Run &m_run;
    const Experiment &m_planned;
    const UnattendedWish &m_wish;
    const Instant m_now;
};

class Play
{
public:
    Play(const Day &day, const UnattendedWish &wish, Instant now)
        : m_day(day)
        , m_wish(wish)
        , m_now(now)
    {}

    [[nodiscard]] UnattendedMove next() const
    {
        const Run *run = m_day.current();
        if (!run)
            return begin();
        const Experiment *planned = m_day.plan().experiment(run->experiment);
        const bool isOurs = m_wish.experiments.contains(run->experiment) || run->isApplied()
            || isLeftOver(*run, m_wish);
        if (!planned || !isOurs)
            return {.isOver = true};
        const RunSight sight(m_day, *run, *planned, m_wish, m_now);
        switch (run->state) {
        case RunState::Started:
            return getReady(*run, sight);
        case RunState::Triggered: {
            const QString why = sight.whyBack();
            return why.isEmpty() ? UnattendedMove{}
                                 : write(Entries::backedOut(run->experiment, why));
        }
        case RunState::BackedOut:
            return goBack(*run, sight);
        case RunState::Reset:
            return close(*run, sight);
        case RunState::Queued:
        case RunState::Finished:
        case RunState::Skipped:
            break;
        }
        return {.isOver = true};
    }

private:
    static UnattendedMove write(Entry entry) { return {.entry = std::move(entry)}; }
    static UnattendedMove over() { return {.isOver = true}; }

    [[nodiscard]] UnattendedMove skipFor(const Run &run, const QString &why) const
    {
        auto entry = skip(m_day, run.experiment, Unattended::tr("Unattended: %1").arg(why));
        return entry ? write(*std::move(entry)) : over();
    }

    [[nodiscard]] UnattendedMove perform(Act act, const Run &run,
                                         std::optional<bool> held = {}) const
    {
        auto entry = Chaos::perform(m_day, act, run.experiment, held);
        return entry ? write(*std::move(entry)) : over();
    }

    /// The next experiment that nobody has begun yet.
    [[nodiscard]] UnattendedMove begin() const
    {
        if (!m_wish.callOff.isEmpty() || isStuck())
            return over();
        for (const QString &key : m_wish.experiments) {
            const Run *run = m_day.run(key);
            const bool isSkippedBefore = run && run->state == RunState::Skipped
                && (!run->startedAt || *run->startedAt < m_wish.since);
            if (run && (run->state == RunState::Queued || isSkippedBefore))
                return isHeardOfAll() ? perform(Act::Start, *run) : UnattendedMove{};
        }
        return over();
    }

    /// A way back failed in this session, though all may be as it was by now.
    [[nodiscard]] bool isStuck() const
    {
        return std::ranges::any_of(m_day.runs(), [this](const Run &run) {
            const Experiment *planned = m_day.plan().experiment(run.experiment);
            return planned && run.backedOutAt && run.finishedAt && *run.finishedAt >= m_wish.since
                && !RunSight(m_day, run, *planned, m_wish, m_now).failedBackOut().isEmpty();
        });
    }

    [[nodiscard]] bool isHeardOf(const AlertSource &source) const
    {
        const SourceTraits traits = traitsOf(source.type);
        if (!traits.isAsked)
            return true;
        const std::string key = source.key.toStdString();
        const SourceStanding standing = m_day.world().source(key);
        return standing.since >= m_wish.since - 1s && standing.health == SourceHealth::Live
            && (!traits.isSurveyed || m_day.surveys().of(key))
            && !m_day.clocks().readings(key).empty();
    }

    [[nodiscard]] bool isHeardOfAll() const
    {
        if (m_now - m_wish.since > hearing)
            return true;
        const auto isSeen = [this](const StagingHost &host) {
            const auto &stretches = m_day.world().host(host.key.toStdString());
            return host.probe.address.isEmpty()
                || (!stretches.empty() && stretches.back().from >= m_wish.since - 1s
                    && stretches.back().state != HostState::Unknown);
        };
        return std::ranges::all_of(m_day.plan().sources,
                                   [this](const AlertSource &one) { return isHeardOf(one); })
            && std::ranges::all_of(m_day.plan().hosts, isSeen);
    }

    /// What the last experiment left may still end by itself.
    [[nodiscard]] bool isSettling() const
    {
        return std::ranges::any_of(m_day.runs(), [this](const Run &run) {
            return run.resetAt && m_now - *run.resetAt < settling;
        });
    }

    [[nodiscard]] UnattendedMove getReady(const Run &run, const RunSight &sight) const
    {
        if (!m_wish.callOff.isEmpty())
            return skipFor(run, m_wish.callOff);
        if (m_day.stop())
            return skipFor(run, Unattended::tr("the emergency stop was raised"));
        if (!isHeardOfAll())
            return {};
        const QString against = sight.whyNotTriggered();
        if (!against.isEmpty())
            return isSettling() ? UnattendedMove{} : skipFor(run, against);
        const QString unsteady = sight.unsteadiness();
        if (unsteady.isEmpty())
            return perform(Act::Trigger, run);
        // One that goes on in a later session is given its time again.
        const bool waits = sight.sinceStart() < steadying || m_now - m_wish.since < steadying;
        return waits || isSettling()
            ? UnattendedMove{}
            : skipFor(run, Unattended::tr("not steady before the trigger: %1").arg(unsteady));
    }

    [[nodiscard]] UnattendedMove goBack(const Run &run, const RunSight &sight) const
    {
        if (sight.isToBeTriedAgain()) {
            return write(Entries::backedOutAgain(
                run.experiment, Unattended::tr("what did not succeed is tried again")));
        }
        if (!sight.isBackOutPerformed())
            return {};
        if (!openResetCriteria(m_day, run.experiment).empty())
            return sight.isWayBackOver() || sight.isLeftToPeople() ? over() : UnattendedMove{};
        if (!sight.isAsBefore() && !sight.isWayBackOver())
            return {};
        return perform(Act::ConfirmReset, run);
    }

    [[nodiscard]] UnattendedMove close(const Run &run, const RunSight &sight) const
    {
        std::optional<bool> held;
        if (!sight.isCutOff() && appliedOf(m_day, run).answer == Applied::Answer::Yes)
            (void)sight.whyNotHeld(held);
        return perform(Act::Finish, run, held);
    }

    const Day &m_day;
    const UnattendedWish &m_wish;
    const Instant m_now;
};

UnattendedResult resultOf(const Day &day, const Run &run, const Experiment &planned,
                          const UnattendedWish &wish, Instant now)
{
    const RunSight sight(day, run, planned, wish, now);
    const auto end = [&run](UnattendedEnd how, const QString &why) {
        return UnattendedResult{.experiment = run.experiment, .end = how, .why = why};
    };
    if (const QString failed = sight.failedBackOut(); run.backedOutAt && !failed.isEmpty())
        return end(UnattendedEnd::NotBackedOut,
                   Unattended::tr("a step of the way back failed: %1").arg(failed));
    if (run.isApplied()) {
        const QString open = sight.openCriterion();
        return end(UnattendedEnd::NotBackedOut,
                   run.state == RunState::Triggered || open.isEmpty()
                       ? Unattended::tr("it is still applied")
                       : Unattended::tr("not as it was: %1").arg(open));
    }
    if (run.state == RunState::Skipped)
        return end(UnattendedEnd::NotPerformed, run.skipReason);
    if (!run.triggeredAt || !run.finishedAt) {
        const auto failure = refusalOf(day, Act::Start, run.experiment);
        return end(UnattendedEnd::NotPerformed, failure ? failure->detail : wish.callOff);
    }
    if (sight.isCutOff())
        return end(UnattendedEnd::NotPerformed,
                   Unattended::tr("it was cut off: %1").arg(run.backOutReason));
    const Applied applied = appliedOf(day, run);
    if (applied.answer != Applied::Answer::Yes)
        return end(UnattendedEnd::NotPerformed,
                   Unattended::tr("the fault was not applied: %1").arg(applied.why));
    std::optional<bool> held;
    const QString why = sight.whyNotHeld(held);
    return run.held == std::optional(true) ? end(UnattendedEnd::Held, {})
                                           : end(UnattendedEnd::NotHeld, why);
}

} // namespace

bool isLeftOver(const Run &run, const UnattendedWish &wish)
{
    return run.triggeredAt && run.triggeredAt->at < wish.since;
}

UnattendedMove nextUnattended(const Day &day, const UnattendedWish &wish, Instant now)
{
    return Play(day, wish, now).next();
}

std::vector<UnattendedResult> unattendedResults(const Day &day, const UnattendedWish &wish,
                                                Instant now)
{
    std::vector<UnattendedResult> results;
    for (const Run &run : day.runs()) {
        const Experiment *planned = day.plan().experiment(run.experiment);
        const bool isWanted = wish.experiments.contains(run.experiment);
        if (!planned || (!isWanted && !run.isApplied()))
            continue;
        results.push_back(resultOf(day, run, *planned, wish, now));
    }
    return results;
}

} // namespace Chaos
