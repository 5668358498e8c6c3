// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/reachability.h"

#include "models/rules/checking.h"
#include "models/rules/firing.h"
#include "models/rules/runbook.h"
#include "models/rules/signalling.h"
#include "models/rules/surroundings.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

namespace {

using LikelyAlert = Surroundings::LikelyAlert;
using Teller = Surroundings::Teller;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Reachability)
};

FiringNumbers numbersOf(const LikelyAlert &alert, Circumstances &circumstances)
{
    const Survey &survey = *alert.source->survey;
    FiringNumbers numbers{.evaluatedEvery = alert.rule->evaluatedEvery,
                          .holdFor = alert.rule->holdFor,
                          .queryOffset = survey.queryOffset,
                          .looksBack = alert.query.longestRange};
    if (numbers.evaluatedEvery <= Micros(0)) {
        numbers.evaluatedEvery = usualInterval;
        circumstances |= Circumstance::EvaluationNotKnown;
    }
    auto jobs = jobsRead(alert.query, survey.jobs);
    if (jobs.empty() && !alert.query.selectors.empty()) {
        circumstances |= Circumstance::ScrapeNotKnown;
        for (const ScrapeJob &job : survey.jobs)
            jobs.push_back(&job); // a job of another name: as slow as any of them
        if (jobs.empty())
            numbers.shortestScrape = numbers.longestScrape = usualInterval;
    }
    for (const ScrapeJob *job : jobs) {
        numbers.shortestScrape =
            job == jobs.front() ? job->interval : std::min(numbers.shortestScrape, job->interval);
        numbers.longestScrape = std::max(numbers.longestScrape, job->interval);
        numbers.scrapeTimeout = std::max(numbers.scrapeTimeout, job->timeout);
    }
    if (numbers.looksBack > Micros(0))
        circumstances |= Circumstance::RangeWidens;
    if (alert.query.looksForAbsence) {
        numbers.lookback = survey.lookback.value_or(usualLookback);
        circumstances |= Circumstance::AbsenceWidens;
    }
    if (alert.query.readsRecorded) {
        numbers.recordedEvery = numbers.evaluatedEvery;
        circumstances |= Circumstance::ReadsRecorded;
    }
    if (alert.source->readsElsewhere)
        circumstances |= Circumstance::ReadsElsewhere;
    if (!alert.rule->isHealthy)
        circumstances |= Circumstance::RuleBroken;
    return numbers;
}

/// Follows an alert from its rule to people, along every way that it may take.
class Follower
{
public:
    Follower(const Surroundings &around, const NamedAlert &named)
        : m_around(around)
        , m_named(named)
    {}

    Reachability follow()
    {
        const auto &alerts = m_around.alertsLike(m_named);
        if (alerts.empty()) {
            m_answer.circumstances |= m_around.isSurveyed(m_named) == Likely::Yes
                ? Circumstance::UnknownToSource
                : Circumstance::NotSurveyed;
            return m_answer;
        }
        if (alerts.size() > 1)
            m_answer.circumstances |= Circumstance::SeveralRules;
        m_answer.source = QString::fromStdString(alerts.front().source->key);
        for (const LikelyAlert &alert : alerts)
            follow(alert);
        if (!m_known.empty())
            m_answer.known = anyOf(m_known);
        conclude();
        return m_answer;
    }

private:
    /// A host or a service that Icinga checks, and whose people it tells itself.
    void followCheck(const LikelyAlert &alert)
    {
        const Survey &survey = *alert.source->survey;
        const CheckSettings &check = *alert.rule->check;
        if (!m_answer.check)
            m_answer.check = check;
        if (m_answer.runbook.isEmpty())
            m_answer.runbook = runbookOf(*alert.rule);
        if (check.isInDowntime)
            m_answer.circumstances |= Circumstance::InDowntime;
        const auto known = hardeningOf(check);
        if (known)
            m_known.push_back(*known);
        else
            m_answer.circumstances |= Circumstance::WaitsForOthers;
        ++m_ways;
        if (!survey.tellsWhomItNotifies) {
            m_answer.circumstances |= Circumstance::RouteNotSurveyed;
            return;
        }
        const auto notices = noticesOf(survey, *alert.rule);
        if (notices.empty() || !check.notifies || survey.isMute) {
            ++m_nobody;
            return;
        }
        std::vector<Reach> told;
        for (const CheckNotice *notice : notices) {
            noteQuietTime(notice->period);
            if (known)
                told.push_back(noticeOf(*known, *notice));
        }
        if (!told.empty() && !check.isInDowntime)
            m_told.push_back(firstOf(told));
    }

    /// A condition of New Relic. Whom its workflows tell, it was not asked.
    void followSignal(const LikelyAlert &alert)
    {
        const SignalSettings &signal = *alert.rule->signal;
        if (!m_answer.signal)
            m_answer.signal = signal;
        if (m_answer.runbook.isEmpty())
            m_answer.runbook = runbookOf(*alert.rule);
        ++m_ways;
        m_answer.circumstances |= Circumstance::RouteNotSurveyed | Circumstance::ReadsElsewhere;
        if (!signal.isOn) {
            m_answer.circumstances |= Circumstance::SwitchedOff;
            return;
        }
        if (signal.goesByData && signal.lossAfter <= Micros(0))
            m_answer.circumstances |= Circumstance::StallsWithoutData;
        m_known.push_back(signallingOf(signal));
        const std::string issue =
            openIssueFor(m_around.day(), alert.source->key, *alert.source->survey, *alert.rule);
        if (!issue.empty()) {
            m_answer.circumstances |= Circumstance::JoinsOpenIssue;
            m_answer.openIssue = QString::fromStdString(issue);
        }
    }

    void follow(const LikelyAlert &alert)
    {
        if (alert.rule->check)
            return followCheck(alert);
        if (alert.rule->signal)
            return followSignal(alert);
        const FiringNumbers numbers = numbersOf(alert, m_answer.circumstances);
        const Reach known = firingOf(numbers);
        m_known.push_back(known);
        const auto longest = [](Micros &kept, Micros other) { kept = std::max(kept, other); };
        longest(m_answer.scrapedEvery, numbers.longestScrape);
        longest(m_answer.evaluatedEvery, numbers.evaluatedEvery);
        longest(m_answer.heldFor, numbers.holdFor);
        longest(m_answer.looksBack, numbers.looksBack);
        if (m_answer.runbook.isEmpty())
            m_answer.runbook = runbookOf(*alert.rule);

        const auto tellers = m_around.tellersOf(alert, m_named);
        if (tellers.empty()) {
            ++m_ways;
            m_nobody += alert.source->sendsToNobody ? 1 : 0;
            if (!alert.source->sendsToNobody)
                m_answer.circumstances |= Circumstance::RouteNotSurveyed;
            return;
        }
        std::vector<Reach> told;
        for (const Teller *teller : tellers) {
            ++m_ways;
            if (const auto reach = tell(*teller, alert.labels, known))
                told.push_back(*reach);
        }
        if (!told.empty())
            m_told.push_back(alert.source->allTell ? firstOf(told) : anyOf(told));
    }

    /// Nothing if nobody is told on that way.
    std::optional<Reach> tell(const Teller &teller, const ExpectedLabels &labels,
                              const Reach &known)
    {
        std::vector<Reach> certain;
        std::vector<Reach> all;
        for (const TakenRoute &taken : routesFor(teller.root, labels)) {
            if (!taken.isCertain)
                m_answer.circumstances |= Circumstance::RouteNotCertain;
            if (taken.route->receiver.empty())
                continue;
            const Reach reach =
                tellingOf(known, *taken.route, openGroup(teller, *taken.route, labels));
            all.push_back(reach);
            if (taken.isCertain)
                certain.push_back(reach);
            noteQuietTimes(*taken.route);
        }
        if (all.empty()) {
            ++m_nobody;
            return {};
        }
        if (isHeldBack(teller, labels))
            return {};
        if (certain.empty())
            return anyOf(all);
        Reach reach = firstOf(certain);
        reach.earliest = firstOf(all).earliest; // one that is not certain can only be earlier
        return reach;
    }

    Likely openGroup(const Teller &teller, const NotificationRoute &route,
                     const ExpectedLabels &labels)
    {
        Likely joined = Likely::No;
        for (const OpenGroup &group : teller.survey->groups) {
            const Likely joinsIt = joins(group, route, labels);
            if (joinsIt <= joined)
                continue;
            joined = joinsIt;
            if (!m_answer.openGroup || joinsIt == Likely::Yes)
                m_answer.openGroup = group;
        }
        if (joined != Likely::No) {
            m_answer.circumstances |= joined == Likely::Yes ? Circumstance::JoinsOpenGroup
                                                            : Circumstance::MayJoinOpenGroup;
        }
        const Micros wait = joined == Likely::No ? route.groupWait
            : joined == Likely::Yes              ? route.groupInterval
                                                 : std::max(route.groupWait, route.groupInterval);
        m_answer.waitsInGroup = std::max(m_answer.waitsInGroup, wait);
        return joined;
    }

    void noteQuietTimes(const NotificationRoute &route)
    {
        for (const auto &names : {route.muteTimes, route.activeTimes}) {
            for (const std::string &name : names)
                noteQuietTime(name);
        }
    }

    void noteQuietTime(const std::string &name)
    {
        const auto text = QString::fromStdString(name);
        if (!text.isEmpty() && !m_answer.quietTimes.contains(text))
            m_answer.quietTimes.push_back(text);
    }

    bool isHeldBack(const Teller &teller, const ExpectedLabels &labels)
    {
        const auto silenced = teller.holdingBack.silenceOf(labels);
        if (silenced.by && (!m_answer.silence || silenced.isHeld == Likely::Yes))
            m_answer.silence = *silenced.by;
        m_silenced += silenced.isHeld == Likely::Yes ? 1 : 0;

        const auto inhibited = teller.holdingBack.inhibitorOf(labels);
        if (inhibited.by && (m_answer.inhibitedBy.isEmpty() || inhibited.isHeld == Likely::Yes)) {
            const Lane &lane = m_around.day().alerts().lanes()[inhibited.by->lane];
            m_answer.inhibitedBy = QString::fromStdString(lane.name);
        }
        m_inhibited += inhibited.isHeld == Likely::Yes ? 1 : 0;
        return silenced.isHeld == Likely::Yes || inhibited.isHeld == Likely::Yes;
    }

    /// What holds on every way is certain, what holds on some is not.
    void conclude()
    {
        if (!m_told.empty())
            m_answer.told = anyOf(m_told);
        if (m_nobody == m_ways)
            m_answer.circumstances |= Circumstance::NobodyIsTold;
        if (m_answer.silence) {
            m_answer.circumstances |=
                m_silenced == m_ways ? Circumstance::Silenced : Circumstance::MaybeSilenced;
        }
        if (!m_answer.inhibitedBy.isEmpty()) {
            m_answer.circumstances |=
                m_inhibited == m_ways ? Circumstance::Inhibited : Circumstance::MaybeInhibited;
        }
        if (!m_answer.quietTimes.isEmpty())
            m_answer.circumstances |= Circumstance::QuietTimes;
    }

    const Surroundings &m_around;
    const NamedAlert &m_named;
    Reachability m_answer;
    std::vector<Reach> m_known; ///< one a rule
    std::vector<Reach> m_told;
    int m_ways = 0; ///< from a rule through an Alertmanager
    int m_nobody = 0; ///< of them that lead to nobody
    int m_silenced = 0;
    int m_inhibited = 0;
};

} // namespace

Reachability reachabilityOf(const Surroundings &around, const NamedAlert &alert)
{
    return Follower(around, alert).follow();
}

QStringList circumstanceTexts(Circumstances circumstances)
{
    QStringList texts;
    for (unsigned bit = 1; bit <= unsigned(Circumstance::JoinsOpenIssue); bit <<= 1) {
        if (circumstances.testFlag(Circumstance(bit)))
            texts.push_back(textOf(Circumstance(bit)));
    }
    return texts;
}

QString textOf(Circumstance circumstance)
{
    switch (circumstance) {
    case Circumstance::NotSurveyed:
        return Words::tr("No source has said yet how it alerts on this.");
    case Circumstance::UnknownToSource:
        return Words::tr("Its source has no rule of that name and those labels.");
    case Circumstance::SeveralRules:
        return Words::tr("Several rules have that name: the times span all of them.");
    case Circumstance::ScrapeNotKnown:
        return Words::tr("How often its targets are scraped is not known: the slowest, or a "
                         "minute, was taken.");
    case Circumstance::EvaluationNotKnown:
        return Words::tr("How often it is evaluated is not known: a minute was taken.");
    case Circumstance::RangeWidens:
        return Words::tr("It looks back over a range: how soon the threshold is crossed depends "
                         "on the fault.");
    case Circumstance::AbsenceWidens:
        return Words::tr(
            "It waits for something to be missing: that can take as long as Prometheus "
            "still counts the last sample.");
    case Circumstance::ReadsRecorded:
        return Words::tr("It reads a recorded series: what that one looks back over is not "
                         "known, so it can be later.");
    case Circumstance::RouteNotSurveyed:
        return Words::tr("Nobody has said yet who is told of it.");
    case Circumstance::RouteNotCertain:
        return Words::tr("Labels that are not known before it fires decide who is told: the "
                         "times span all routes.");
    case Circumstance::JoinsOpenGroup:
        return Words::tr("It joins a group that is open now, and waits for its interval.");
    case Circumstance::MayJoinOpenGroup:
        return Words::tr("It may join a group that is open now, and wait for its interval.");
    case Circumstance::NobodyIsTold:
        return Words::tr("Nobody is told of it.");
    case Circumstance::Silenced:
        return Words::tr("It is silenced.");
    case Circumstance::MaybeSilenced:
        return Words::tr("It may be silenced.");
    case Circumstance::Inhibited:
        return Words::tr("An alert that is firing now holds it back.");
    case Circumstance::QuietTimes:
        return Words::tr("Its route has times in which nobody is told.");
    case Circumstance::RuleBroken:
        return Words::tr("The last evaluation of its rule failed.");
    case Circumstance::MaybeInhibited:
        return Words::tr("An alert that is firing now may hold it back.");
    case Circumstance::WaitsForOthers:
        return Words::tr("Nothing checks it: it waits for results that others send.");
    case Circumstance::InDowntime:
        return Words::tr("It is in downtime.");
    case Circumstance::ReadsElsewhere:
        return Words::tr("It reads what other systems gather: how old that is by then is not "
                         "known, so it can be later.");
    case Circumstance::SwitchedOff:
        return Words::tr("It is switched off.");
    case Circumstance::StallsWithoutData:
        return Words::tr("It waits for data from after the fault: while none comes, it finds "
                         "nothing.");
    case Circumstance::JoinsOpenIssue:
        return Words::tr("It joins an issue that is open now: nobody is told anew.");
    }
    return {};
}

TimeBoxFit timeBoxFitOf(const Surroundings &around, const Experiment &experiment)
{
    TimeBoxFit fit{.timeBox = experiment.timeBox};
    for (int index = 0; index < int(experiment.expectedAlerts.size()); ++index) {
        const Reachability reachability =
            reachabilityOf(around, experiment.expectedAlerts[std::size_t(index)].alert);
        const auto &needed = reachability.told ? reachability.told : reachability.known;
        if (!needed) {
            ++fit.unknown;
        } else if (!fit.needed || needed->latest > fit.needed->latest) {
            fit.needed = needed;
            fit.slowest = index;
        }
    }
    if (fit.needed)
        fit.fit = fitOf(*fit.needed, fit.timeBox);
    return fit;
}

TimeBoxFit::Fit fitOf(const Reach &needed, Micros limit)
{
    using Fit = TimeBoxFit::Fit;
    if (limit <= Micros(0))
        return Fit::Unknown;
    return needed.latest <= limit  ? Fit::Fits
        : needed.typical <= limit  ? Fit::Tight
        : needed.earliest <= limit ? Fit::TooLong
                                   : Fit::Impossible;
}

} // namespace Chaos
