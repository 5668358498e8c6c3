// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/untold.h"

#include "models/day/sourcetraits.h"
#include "models/rules/belief.h"
#include "models/rules/causes.h"
#include "models/rules/durationtext.h"
#include "models/rules/evidence.h"
#include "models/rules/holder.h"
#include "models/rules/labeltext.h"

#include <algorithm>

namespace Chaos {

namespace {

const Passage *joinedOf(const std::vector<Passage> &passages)
{
    const auto joined = std::ranges::find_if(
        passages, [](const Passage &passage) { return passage.joined.has_value(); });
    return joined == passages.end() ? nullptr : &*joined;
}

} // namespace

Untold::Untold(const Day &day, const Run &run, const Window &window)
    : m_day(day)
    , m_run(run)
    , m_window(window)
    , m_passages(day, run, window)
{}

void Untold::propose(Finding &finding) const
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
                .arg(issue, sourceTitle(m_day, finding.timing.source)));
        say(finding, whyItJoined(finding));
        return;
    }
    const bool isHeldBack = finding.timing.standing == AlertTiming::Standing::Suppressed;
    const QString holder = isHeldBack ? QString() : holderElsewhere(finding); // said already
    say(finding, holder);
    const bool isHeld = isHeldBack || !holder.isEmpty();
    const auto passages = isHeld ? std::vector<Passage>() : passagesOf(finding);
    if (isOpen()) {
        if (const Passage *joined = joinedOf(passages))
            sayGroup(finding, *joined);
        if (finding.expected.toldWithin)
            finding.proposed = Verdict::NotYetKnown;
        say(finding, Findings::tr("Nobody has been notified yet."));
        return;
    }
    finding.proposed = Verdict::KnownNeverNotified;
    finding.cause = wordOf(isHeld ? Cause::Misconfigured : Cause::Unclear);
    proposeNeverTold(finding, passages);
    say(finding, Findings::tr("Nobody was notified."));
}

/// By the way that it took through an Alertmanager.
void Untold::proposeNeverTold(Finding &finding, const std::vector<Passage> &passages) const
{
    if (const Passage *joined = joinedOf(passages)) {
        finding.proposed = Verdict::Swallowed;
        finding.cause = wordOf(Cause::Merged);
        sayGroup(finding, *joined);
        return;
    }
    if (passages.empty() || !std::ranges::all_of(passages, &Passage::isTooShort))
        return;
    finding.cause = wordOf(Cause::Misconfigured);
    const Passage &first = passages.front();
    say(finding,
        Findings::tr("It was over %1 after it fired: %2 waits %3 (group_wait) before it tells of a "
                     "new group, and of what is over by then it tells nobody.")
            .arg(durationText(first.spell.ended->stamp.at - first.spell.since.stamp.at),
                 sourceTitle(m_day, first.teller), durationText(first.groupWait)));
}

bool Untold::sayWhatItWaitedFor(Finding &finding) const
{
    const auto passages = passagesOf(finding);
    const Passage *joined = joinedOf(passages);
    if (joined)
        sayGroup(finding, *joined);
    return joined != nullptr;
}

void Untold::sayGroup(Finding &finding, const Passage &passage) const
{
    const GroupBefore &group = *passage.joined;
    const QString before = durationText(passage.spell.since.stamp.at - group.notifiedAt);
    const QString flush = durationText(group.nextFlush - m_window.from);
    const QString teller = sourceTitle(m_day, passage.teller);
    say(finding,
        group.wasHeard
            ? Findings::tr("It joined the open group %1 of %2, which had notified %3 before; the "
                           "next flush was due %4 after the trigger.")
                  .arg(labelText(passage.group), teller, before, flush)
            : Findings::tr("It joined the open group %1 of %2, first flushed %3 before; the next "
                           "flush was due %4 after the trigger.")
                  .arg(labelText(passage.group), teller, before, flush));
}

/// What passes alerts on says it of those that others found.
QString Untold::holderElsewhere(const Finding &finding) const
{
    for (const AlertSource &source : m_day.plan().sources) {
        if (source.type != AlertSource::Type::Alertmanager)
            continue;
        QString holder =
            holderOf(m_day, m_run, finding.expected.alert, source.key.toStdString(), m_window);
        if (!holder.isEmpty())
            return holder;
    }
    return {};
}

std::vector<Passage> Untold::passagesOf(const Finding &finding) const
{
    return m_passages.of(finding.expected.alert, finding.timing.source);
}

/// The issue that took the alert in, as its source says; empty if it opened one of its own.
QString Untold::mergedInto(const Finding &finding) const
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

/// By the preference of its policy, as that was set by the end of the run; empty if that is not
/// known, or would not have led to it.
QString Untold::whyItJoined(const Finding &finding) const
{
    const auto &surveys = m_day.surveys().forRun(m_run.experiment);
    const auto survey = surveys.find(finding.timing.source);
    if (survey == surveys.end())
        return {};
    for (const AlertRule *rule :
         survey->second->rulesNamed(finding.expected.alert.name.toStdString())) {
        const IssuePolicy *policy = survey->second->policyOf(*rule);
        if (!policy || policy->opens == IssuePolicy::Opens::ForTarget)
            continue;
        const QString text = policy->opens == IssuePolicy::Opens::ForAll
            ? Findings::tr("Its policy \"%1\" opens one issue for all its conditions.")
            : Findings::tr("Its policy \"%1\" opens one issue for a condition, whatever it "
                           "fails for.");
        return text.arg(QString::fromStdString(policy->name).simplified().left(80));
    }
    return {};
}

/// Whether it would tell of a page for that alert.
bool Untold::tellsOfPages(const AlertSource &one, const Finding &finding)
{
    using Tells = SourceTraits::Tells;
    const Tells tells = tellsOf(one);
    return tells == Tells::OfAny
        || (tells == Tells::OfItsOwn && one.key.toStdString() == finding.timing.source);
}

bool Untold::isHeardOf(const Finding &finding) const
{
    const auto isOfAny = [this](const Page &page) {
        const AlertSource *by = m_day.plan().source(QString::fromStdString(page.source));
        return !by || tellsOf(*by) != SourceTraits::Tells::OfItsOwn;
    };
    return std::ranges::any_of(m_day.pages().pages(), isOfAny)
        || std::ranges::any_of(m_day.plan().sources,
                               [&](const AlertSource &one) { return tellsOfPages(one, finding); });
}

std::optional<std::string> Untold::onCallNotBelieved(const Finding &finding) const
{
    for (const AlertSource &one : m_day.plan().sources) {
        const bool isBelieved =
            beliefIn(m_day, one.key, m_window).throughout && !lackedSomething(one);
        if (tellsOfPages(one, finding) && !isBelieved)
            return one.key.toStdString();
    }
    return {};
}

/// Whether it was live in the window without all that it needs: it may not have heard of a page.
bool Untold::lackedSomething(const AlertSource &source) const
{
    const auto &history = m_day.world().sourceHistory(source.key.toStdString());
    for (auto it = history.begin(); it != history.end(); ++it) {
        const auto next = std::next(it);
        const bool isInside =
            it->since <= m_window.to && (next == history.end() || next->since > m_window.from);
        if (isInside && it->health == SourceHealth::Live && !it->reason.isEmpty())
            return true;
    }
    return false;
}

} // namespace Chaos
