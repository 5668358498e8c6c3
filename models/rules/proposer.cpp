// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/proposer.h"

#include "models/rules/applied.h"
#include "models/rules/belief.h"
#include "models/rules/causes.h"
#include "models/rules/durationtext.h"
#include "models/rules/evidence.h"
#include "models/rules/holder.h"
#include "models/rules/intime.h"
#include "models/rules/shortfault.h"
#include "models/rules/unplanned.h"

namespace Chaos {

Proposer::Proposer(const Day &day, const Run &run, Instant now)
    : m_day(day)
    , m_run(run)
    , m_experiment(day.plan().experiment(run.experiment))
    , m_window(windowOf(run, now))
    , m_unnamedPage(unnamedPageOf(day, run, now))
{
    if (m_window)
        m_untold.emplace(day, run, *m_window);
}

void Proposer::propose(Finding &finding) const
{
    if (m_run.state == RunState::Skipped
        || (!m_window && m_experiment && !m_experiment->takenOut.isEmpty())) {
        proposeNotPerformed(finding);
        return;
    }
    if (!m_window) {
        finding.evidence = Findings::tr("The fault was not applied yet.");
        return;
    }
    if (doubtFault(finding))
        return;
    switch (finding.timing.standing) {
    case AlertTiming::Standing::Known:
    case AlertTiming::Standing::Suppressed:
        proposeKnown(finding);
        break;
    case AlertTiming::Standing::BeforeTrigger:
        proposeAlreadyFiring(finding);
        break;
    case AlertTiming::Standing::Unknown:
        finding.evidence = whyUnknown(finding);
        break;
    case AlertTiming::Standing::Suspected:
    case AlertTiming::Standing::Waiting:
        proposeUnseen(finding);
        break;
    }
    if (finding.timing.clockStepped) {
        say(finding,
            Findings::tr("The clock of %1 stepped meanwhile; the uncertainty covers "
                         "the step.")
                .arg(source(finding)));
    }
}

/// Of a fault that was not there no alert can tell anything.
bool Proposer::doubtFault(Finding &finding) const
{
    const Applied applied = appliedOf(m_day, m_run);
    if (applied.answer == Applied::Answer::Yes)
        return false;
    const bool hasFired = finding.timing.timeToKnow.has_value();
    if (applied.answer == Applied::Answer::NotKnown) {
        finding.evidence =
            Findings::tr("It is not known whether the fault was applied: %1.").arg(applied.why);
        return true;
    }
    if (!hasFired)
        finding.proposed = Verdict::NotReproduced;
    finding.evidence = hasFired
        ? Findings::tr("It fired, but not because of the fault, which was not applied: %1.")
              .arg(applied.why)
        : Findings::tr("The fault was not applied: %1.").arg(applied.why);
    return true;
}

QString Proposer::source(const Finding &finding) const
{
    return sourceTitle(m_day, finding.timing.source);
}

void Proposer::proposeNotPerformed(Finding &finding) const
{
    finding.proposed = Verdict::NotPerformed;
    const QString why = m_run.state == RunState::Skipped ? m_run.skipReason
        : m_experiment                                   ? m_experiment->takenOut
                                                         : QString();
    finding.evidence = why.isEmpty()
        ? Findings::tr("The experiment was not performed.")
        : Findings::tr("The experiment was not performed: %1").arg(why);
}

void Proposer::proposeAlreadyFiring(Finding &finding) const
{
    finding.proposed = Verdict::AlreadyFiring;
    NamedAlert named = finding.expected.alert;
    named.source = QString::fromStdString(finding.timing.source);
    std::optional<Stamp> since;
    const Window atTrigger{m_window->from, m_window->from};
    for (const Spell &spell : lastSpells(m_day, alertsNamed(m_day, named), atTrigger)) {
        const bool isThere = !spell.ended || spell.ended->stamp.at > m_window->to;
        if (isThere && spell.since.isMeasured && (!since || spell.since.stamp.at < since->at))
            since = spell.since.stamp;
    }
    finding.evidence = !since
        ? Findings::tr("It was firing in %1 before the trigger and did not end since, so it says "
                       "nothing about this experiment.")
              .arg(source(finding))
        : Findings::tr("It was firing in %1 since %2 before the trigger and did not end since, so "
                       "it says nothing about this experiment.")
              .arg(source(finding),
                   elapsedText({m_window->from - since->at,
                                since->plusMinus + m_run.triggeredAt->plusMinus}));
}

void Proposer::proposeKnown(Finding &finding) const
{
    const Elapsed &known = *finding.timing.timeToKnow;
    finding.evidence =
        Findings::tr("%1 knew %2 after the trigger.").arg(source(finding), elapsedText(known));
    const auto limit = knownLimit(finding.expected);
    if (limit && isLate(known, *limit)) {
        finding.proposed = Verdict::FiredLate;
        finding.cause =
            wordOf(finding.expected.knownWithin ? Cause::Unclear : Cause::ThresholdOutOfReach);
        say(finding,
            finding.expected.knownWithin
                ? Findings::tr("It should have known within %1.").arg(durationText(*limit))
                : Findings::tr("The time-box was %1.").arg(durationText(*limit)));
    } else {
        finding.proposed = Verdict::Fired;
    }
    if (limit && within(known, *limit) == InTime::TooCloseToCall)
        say(finding, Findings::tr("The limit lies within the uncertainty."));
    if (finding.timing.standing == AlertTiming::Standing::Suppressed)
        say(finding,
            holderOf(m_day, m_run, finding.expected.alert, finding.timing.source, *m_window));
    proposeTold(finding);
    doubtInEvent(finding, known);
}

/// What became known while something unplanned was broken may have been that.
void Proposer::doubtInEvent(Finding &finding, const Elapsed &known) const
{
    const UnplannedEvent *event = eventAt(m_day, m_window->from + known.length);
    if (!event)
        return;
    finding.proposed = Verdict::NotYetKnown;
    finding.cause.clear();
    say(finding,
        Findings::tr("An unplanned event was open then: %1. Whether the fault or the event fired "
                     "it, somebody has to say.")
            .arg(event->what));
}

std::optional<Micros> Proposer::knownLimit(const ExpectedAlert &expected) const
{
    if (expected.knownWithin)
        return expected.knownWithin;
    if (m_experiment && m_experiment->timeBox > Micros(0))
        return m_experiment->timeBox;
    return {};
}

void Proposer::proposeTold(Finding &finding) const
{
    const auto &told = finding.timing.timeToDetection;
    const auto &limit = finding.expected.toldWithin;
    if (told) {
        say(finding,
            Findings::tr("A person was notified %1 after the trigger (%2).")
                .arg(elapsedText(*told), sourceTitle(m_day, finding.timing.toldBy)));
        if (!limit) {
            m_untold->sayWhatItWaitedFor(finding);
            return;
        }
        if (isLate(*told, *limit)) {
            finding.proposed = Verdict::FiredLate;
            say(finding,
                Findings::tr("That should have been within %1.").arg(durationText(*limit)));
            if (m_untold->sayWhatItWaitedFor(finding)) {
                finding.proposed = Verdict::Swallowed;
                finding.cause = wordOf(Cause::Merged);
            }
        }
        if (within(*told, *limit) == InTime::TooCloseToCall)
            say(finding, Findings::tr("The limit lies within the uncertainty."));
        return;
    }
    if (m_unnamedPage) {
        say(finding,
            Findings::tr("A person was notified %1 after the trigger, but the page "
                         "does not say of which alert.")
                .arg(elapsedText(*m_unnamedPage)));
        return;
    }
    if (limit || m_untold->isHeardOf(finding))
        m_untold->propose(finding);
}

QString Proposer::whyUnknown(const Finding &finding) const
{
    const std::string &key = finding.timing.source;
    const Belief belief = key.empty() ? beliefInAll(m_day, *m_window)
                                      : beliefIn(m_day, QString::fromStdString(key), *m_window);
    if (belief.throughout) {
        return Findings::tr("%1 shows it, but the clock of that source was never measured or "
                            "the source lost sight of it, so no time can be told.")
            .arg(source(finding));
    }
    return belief.reason.isEmpty()
        ? Findings::tr("%1 was not answering all the time, so nobody can say whether it fired.")
              .arg(source(finding))
        : Findings::tr("%1 was not answering all the time (%2), so nobody can say whether it "
                       "fired.")
              .arg(source(finding), belief.reason);
}

void Proposer::proposeUnseen(Finding &finding) const
{
    const AlertTiming &timing = finding.timing;
    if (timing.timeToDetection) {
        proposeToldUnseen(finding);
        return;
    }
    if (timing.firstSign) {
        finding.evidence = Findings::tr("%1 suspected it %2 after the trigger.")
                               .arg(source(finding), elapsedText(*timing.firstSign));
    }
    if (isOpen()) {
        say(finding,
            timing.firstSign ? Findings::tr("It does not fire yet.")
                             : Findings::tr("Not seen since the trigger."));
        return;
    }
    const Micros length = m_window->to - m_window->from;
    finding.proposed = Verdict::DidNotFire;
    finding.cause = wordOf(timing.firstSign ? Cause::ThresholdOutOfReach : Cause::Unclear);
    say(finding,
        Findings::tr("It did not fire in %1 until the reset, %2 after the trigger.")
            .arg(source(finding), durationText(length)));
    sayShortFault(finding);
    const auto &limit = finding.expected.knownWithin;
    if (m_run.backedOutAt && limit && *m_run.backedOutAt - m_window->from < *limit) {
        finding.proposed = Verdict::NotReproduced;
        say(finding,
            Findings::tr("The fault was taken away after %1, before the %2 it was "
                         "given.")
                .arg(durationText(*m_run.backedOutAt - m_window->from), durationText(*limit)));
    }
}

/// A rule that wants to see the fault for longer than it was there could not fire.
void Proposer::sayShortFault(Finding &finding) const
{
    const auto &firstSign = finding.timing.firstSign;
    const auto fault =
        shortFaultOf(m_day, m_run, *m_window, finding.expected.alert, finding.timing.source,
                     firstSign ? std::optional(firstSign->length) : std::nullopt);
    if (!fault)
        return;
    finding.cause = wordOf(Cause::ThresholdOutOfReach);
    say(finding,
        fault->attempts > 0
            ? Findings::tr("Its check wants to see it %1 times in a row, which takes %2; the fault "
                           "was applied for %3.")
                  .arg(QString::number(fault->attempts), durationText(fault->holdFor),
                       durationText(fault->faultFor))
            : Findings::tr("Its rule holds for %1 before it fires; the fault was applied for %2.")
                  .arg(durationText(fault->holdFor), durationText(fault->faultFor)));
}

/// A page that names the alert proves that something knew, though no source showed it.
void Proposer::proposeToldUnseen(Finding &finding) const
{
    const Elapsed &told = *finding.timing.timeToDetection;
    finding.evidence = Findings::tr("No source showed it firing, but a page named it %1 after "
                                    "the trigger (%2).")
                           .arg(elapsedText(told), sourceTitle(m_day, finding.timing.toldBy));
    const auto limit = knownLimit(finding.expected);
    const auto &toldLimit = finding.expected.toldWithin;
    if (toldLimit && isLate(told, *toldLimit)) {
        finding.proposed = Verdict::FiredLate;
        say(finding,
            Findings::tr("That should have been within %1.").arg(durationText(*toldLimit)));
    } else if (!limit || !isLate(told, *limit)) {
        finding.proposed = Verdict::Fired;
    } else {
        say(finding, Findings::tr("Whether it was known in time is unknown."));
    }
}

} // namespace Chaos
