// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/verdicts.h"

#include "models/day/sourcetraits.h"
#include "models/rules/belief.h"
#include "models/rules/causes.h"
#include "models/rules/durationtext.h"
#include "models/rules/matching.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

namespace {

struct Findings
{
    Q_DECLARE_TR_FUNCTIONS(Findings)
};

enum class InTime { Yes, No, TooCloseToCall };

InTime within(const Elapsed &elapsed, Micros limit)
{
    if (elapsed.length + elapsed.plusMinus <= limit)
        return InTime::Yes;
    return elapsed.length - elapsed.plusMinus > limit ? InTime::No : InTime::TooCloseToCall;
}

/// The measured length decides a verdict; what its ± leaves open is said beside it.
bool isLate(const Elapsed &elapsed, Micros limit)
{
    return elapsed.length > limit;
}

QString sourceTitle(const Day &day, const std::string &key)
{
    const QString source = QString::fromStdString(key);
    if (source.isEmpty())
        return Findings::tr("any source");
    const AlertSource *planned = day.plan().source(source);
    return planned && !planned->title.isEmpty() ? planned->title : source;
}

/// Fills in what the room proposes for one finding.
class Proposer
{
public:
    Proposer(const Day &day, const Run &run, Instant now)
        : m_day(day)
        , m_run(run)
        , m_experiment(day.plan().experiment(run.experiment))
        , m_window(windowOf(run, now))
        , m_unnamedPage(unnamedPageOf(day, run, now))
    {}

    void propose(Finding &finding) const
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
        switch (finding.timing.standing) {
        case AlertTiming::Standing::Known:
        case AlertTiming::Standing::Suppressed:
            proposeKnown(finding);
            break;
        case AlertTiming::Standing::BeforeTrigger:
            finding.proposed = Verdict::AlreadyFiring;
            finding.evidence = Findings::tr("It was firing in %1 before the trigger and did not "
                                            "end since, so it says nothing about this experiment.")
                                   .arg(source(finding));
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

private:
    QString source(const Finding &finding) const
    {
        return sourceTitle(m_day, finding.timing.source);
    }
    bool isOpen() const { return !m_run.resetAt && !m_run.finishedAt; }

    static void say(Finding &finding, const QString &sentence)
    {
        if (!finding.evidence.isEmpty())
            finding.evidence += u' ';
        finding.evidence += sentence;
    }

    void proposeNotPerformed(Finding &finding) const
    {
        finding.proposed = Verdict::NotPerformed;
        const QString why = m_run.state == RunState::Skipped ? m_run.skipReason
            : m_experiment                                   ? m_experiment->takenOut
                                                             : QString();
        finding.evidence = why.isEmpty()
            ? Findings::tr("The experiment was not performed.")
            : Findings::tr("The experiment was not performed: %1").arg(why);
    }

    void proposeKnown(Finding &finding) const
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
            say(finding, Findings::tr("It is held back by a silence, an inhibition or a mute."));
        proposeTold(finding);
    }

    std::optional<Micros> knownLimit(const ExpectedAlert &expected) const
    {
        if (expected.knownWithin)
            return expected.knownWithin;
        if (m_experiment && m_experiment->timeBox > Micros(0))
            return m_experiment->timeBox;
        return {};
    }

    void proposeTold(Finding &finding) const
    {
        const auto &told = finding.timing.timeToDetection;
        const auto &limit = finding.expected.toldWithin;
        if (told) {
            say(finding,
                Findings::tr("A person was notified %1 after the trigger (%2).")
                    .arg(elapsedText(*told), sourceTitle(m_day, finding.timing.toldBy)));
            if (!limit)
                return;
            if (isLate(*told, *limit)) {
                finding.proposed = Verdict::FiredLate;
                say(finding,
                    Findings::tr("That should have been within %1.").arg(durationText(*limit)));
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
        if (!limit && !hasOnCall(finding))
            return;
        proposeUntold(finding);
    }

    void proposeUntold(Finding &finding) const
    {
        if (const auto silent = onCallNotBelieved(finding)) {
            finding.proposed = Verdict::NotYetKnown;
            say(finding,
                Findings::tr("Whether anybody was notified is unknown: %1 did not answer "
                             "all the time.")
                    .arg(sourceTitle(m_day, *silent)));
            return;
        }
        if (const QString issue = mergedInto(finding); !issue.isEmpty()) {
            finding.proposed = Verdict::FiredPartially;
            finding.cause = wordOf(Cause::Merged);
            say(finding,
                Findings::tr("It joined issue %1 of %2, which was open already: for that nobody "
                             "is notified anew.")
                    .arg(issue, source(finding)));
            return;
        }
        if (isOpen()) {
            if (finding.expected.toldWithin)
                finding.proposed = Verdict::NotYetKnown;
            say(finding, Findings::tr("Nobody has been notified yet."));
            return;
        }
        finding.proposed = Verdict::KnownNeverNotified;
        finding.cause = wordOf(finding.timing.standing == AlertTiming::Standing::Suppressed
                                   ? Cause::Misconfigured
                                   : Cause::Unclear);
        say(finding, Findings::tr("Nobody was notified."));
    }

    /// The issue that took the alert in, as its source says; empty if it opened one of its own.
    QString mergedInto(const Finding &finding) const
    {
        NamedAlert named = finding.expected.alert;
        named.source = QString::fromStdString(finding.timing.source);
        for (const std::uint32_t index : alertsNamed(m_day, named)) {
            const auto &said = m_day.alerts().alerts()[index].annotations;
            const auto merged = std::ranges::find(said, "merged_into_issue", &Label::name);
            if (merged != said.end())
                return QString::fromStdString(merged->value).simplified().left(80);
        }
        return {};
    }

    /// Whether it would tell of a page for that alert.
    static bool tellsOfPages(const AlertSource &one, const Finding &finding)
    {
        using Tells = SourceTraits::Tells;
        const Tells tells = traitsOf(one.type).tells;
        return tells == Tells::OfAny
            || (tells == Tells::OfItsOwn && one.key.toStdString() == finding.timing.source);
    }

    /// Without anything that could tell of pages, no page is no finding.
    bool hasOnCall(const Finding &finding) const
    {
        const auto isOfAny = [this](const Page &page) {
            const AlertSource *by = m_day.plan().source(QString::fromStdString(page.source));
            return !by || traitsOf(by->type).tells != SourceTraits::Tells::OfItsOwn;
        };
        return std::ranges::any_of(m_day.pages().pages(), isOfAny)
            || std::ranges::any_of(m_day.plan().sources, [&](const AlertSource &one) {
                   return tellsOfPages(one, finding);
               });
    }

    std::optional<std::string> onCallNotBelieved(const Finding &finding) const
    {
        for (const AlertSource &one : m_day.plan().sources) {
            const bool isBelieved =
                beliefIn(m_day, one.key, *m_window).throughout && !lackedSomething(one);
            if (tellsOfPages(one, finding) && !isBelieved)
                return one.key.toStdString();
        }
        return {};
    }

    /// Whether it was live in the window without all that it needs: it may not have heard of a
    /// page.
    bool lackedSomething(const AlertSource &source) const
    {
        const auto &history = m_day.world().sourceHistory(source.key.toStdString());
        for (auto it = history.begin(); it != history.end(); ++it) {
            const auto next = std::next(it);
            const bool isInside = it->since <= m_window->to
                && (next == history.end() || next->since > m_window->from);
            if (isInside && it->health == SourceHealth::Live && !it->reason.isEmpty())
                return true;
        }
        return false;
    }

    QString whyUnknown(const Finding &finding) const
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

    void proposeUnseen(Finding &finding) const
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
        const auto &limit = finding.expected.knownWithin;
        if (m_run.backedOutAt && limit && *m_run.backedOutAt - m_window->from < *limit) {
            finding.proposed = Verdict::NotReproduced;
            say(finding,
                Findings::tr("The fault was taken away after %1, before the %2 it was "
                             "given.")
                    .arg(durationText(*m_run.backedOutAt - m_window->from), durationText(*limit)));
        }
    }

    /// A page that names the alert proves that something knew, though no source showed it.
    void proposeToldUnseen(Finding &finding) const
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

    const Day &m_day;
    const Run &m_run;
    const Experiment *m_experiment;
    std::optional<Window> m_window;
    std::optional<Elapsed> m_unnamedPage;
};

std::optional<GivenVerdict> givenFor(const Day &day, const Run &run, const Finding &finding)
{
    std::optional<GivenVerdict> given;
    for (const GivenVerdict &one : day.verdicts()) {
        const bool isForSource = one.source.isEmpty() || one.source == finding.expected.alert.source
            || one.source.toStdString() == finding.timing.source;
        if (one.experiment == run.experiment && one.alert == finding.expected.alert.name
            && isForSource)
            given = one;
    }
    return given;
}

std::optional<bool> both(std::optional<bool> a, std::optional<bool> b)
{
    if (!a || !b)
        return {};
    return *a && *b;
}

std::optional<bool> inTime(const std::optional<Elapsed> &elapsed, std::optional<Micros> limit)
{
    if (!limit)
        return true;
    if (!elapsed)
        return {};
    switch (within(*elapsed, *limit)) {
    case InTime::Yes:
        return true;
    case InTime::No:
        return false;
    case InTime::TooCloseToCall:
        return {};
    }
    return {};
}

std::optional<bool> holds(const Finding &finding)
{
    switch (finding.verdict()) {
    case Verdict::NotYetKnown:
    case Verdict::AlreadyFiring:
    case Verdict::NotPerformed:
        return {};
    case Verdict::Fired:
        if (finding.given)
            return true;
        return both(inTime(finding.timing.timeToKnow ? finding.timing.timeToKnow
                                                     : finding.timing.timeToDetection,
                           finding.expected.knownWithin),
                    inTime(finding.timing.timeToDetection, finding.expected.toldWithin));
    case Verdict::UsefulNewAlert:
    case Verdict::Noise:
        return true;
    case Verdict::KnownNeverNotified:
        return finding.expected.toldWithin ? std::optional(false) : std::nullopt;
    case Verdict::FiredLate:
    case Verdict::FiredPartially:
    case Verdict::Swallowed:
    case Verdict::DidNotFire:
    case Verdict::NotReproduced:
        return false;
    }
    return {};
}

} // namespace

std::vector<Finding> findingsOf(const Day &day, const Run &run, Instant now)
{
    const Experiment *experiment = day.plan().experiment(run.experiment);
    if (!experiment)
        return {};
    const auto timings = allTimingsOf(day, run, now);
    const Proposer proposer(day, run, now);
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < timings.size(); ++i) {
        for (const AlertTiming &timing : timings[i]) {
            Finding finding{.expected = experiment->expectedAlerts[i], .timing = timing};
            proposer.propose(finding);
            finding.given = givenFor(day, run, finding);
            findings.push_back(std::move(finding));
        }
    }
    return findings;
}

std::optional<bool> hypothesisHeld(const std::vector<Finding> &findings)
{
    bool all = true;
    std::size_t begin = 0;
    while (begin < findings.size()) {
        // Several sources may have seen one expected alert: one that held is enough.
        std::optional<bool> best;
        std::size_t end = begin;
        for (; end < findings.size() && findings[end].expected == findings[begin].expected; ++end) {
            const auto one = holds(findings[end]);
            if (one && (!best || *one))
                best = one;
        }
        if (!best)
            return {};
        all = all && *best;
        begin = end;
    }
    return findings.empty() ? std::nullopt : std::optional(all);
}

} // namespace Chaos
