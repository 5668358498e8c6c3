// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/concernlist.h"

#include "models/rules/durationtext.h"
#include "models/rules/reachability.h"
#include "models/rules/ruletext.h"
#include "models/rules/surroundings.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace Chaos::Readiness {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Readiness)
};

using namespace Qt::StringLiterals;
using Fit = TimeBoxFit::Fit;
using Rule = ReadinessRule;

/// What makes a latest later than it may be: none of it alone makes a hole.
constexpr Circumstances widening = Circumstance::SeveralRules | Circumstance::ScrapeNotKnown
    | Circumstance::EvaluationNotKnown | Circumstance::RangeWidens | Circumstance::AbsenceWidens
    | Circumstance::ReadsRecorded | Circumstance::RouteNotCertain | Circumstance::MayJoinOpenGroup;

QString timeText(Instant at)
{
    const auto time = QDateTime::fromMSecsSinceEpoch(microsOf(at) / 1000, Qt::UTC);
    return Words::tr("%1 UTC").arg(QLocale().toString(time, QLocale::ShortFormat));
}

QString titleOf(const Plan &plan, const QString &key)
{
    const AlertSource *source = plan.source(key);
    return source && !source->title.isEmpty() ? source->title : key;
}

bool isSilentOnNoData(const Surroundings::LikelyAlert &one)
{
    const AlertRule &rule = *one.rule;
    if (rule.signal)
        return rule.signal->lossAfter <= Micros(0) && !rule.signal->fillsGaps;
    if (one.source->readsElsewhere)
        return false;
    return rule.check ? !rule.check->isActive : !one.query.bearsNoData;
}

/// The rules on one alert that an experiment names.
class AlertJudge
{
public:
    AlertJudge(const Surroundings &around, const NamedAlert &alert, ConcernList &concerns)
        : m_around(around)
        , m_alert(alert)
        , m_concerns(concerns)
        , m_reach(reachabilityOf(around, alert))
    {}

    /// Whether it can fire at all; nothing is claimed of what was not surveyed.
    bool judgeRule()
    {
        if (m_reach.has(Circumstance::UnknownToSource))
            judgeUnknown();
        if (m_reach.has(Circumstance::RuleBroken)) {
            hole(Rule::RuleBroken,
                 {Words::tr("%1's rule is broken").arg(name()),
                  Words::tr("The last evaluation of %1 failed in %2: it cannot fire.")
                      .arg(name(), titleOf(m_around.plan(), m_reach.source)),
                  Words::tr("Look at the rule's error in its source, and mend the expression.")});
        }
        if (m_reach.has(Circumstance::SwitchedOff)) {
            hole(Rule::RuleBroken,
                 {Words::tr("%1 is switched off").arg(name()),
                  Words::tr("%1 is switched off in %2: it cannot fire.")
                      .arg(name(), titleOf(m_around.plan(), m_reach.source)),
                  Words::tr("Switch it on, at least for the day.")});
        }
        return m_reach.known.has_value();
    }

    void judgeTimes(const Experiment &experiment, const ExpectedAlert &expected)
    {
        if (!judgeTimeBox(experiment.timeBox) && expected.knownWithin)
            judgeExpectation(*m_reach.known, *expected.knownWithin, false);
        if (m_reach.told && expected.toldWithin)
            judgeExpectation(*m_reach.told, *expected.toldWithin, true);
    }

    void judgeWay()
    {
        if (m_reach.has(Circumstance::NobodyIsTold)) {
            hole(Rule::NotificationsOff,
                 {Words::tr("nobody is told of %1").arg(name()),
                  (m_reach.check ? Words::tr("%1 is found and nobody is told: its notifications "
                                             "are switched off, or none has users.")
                                 : Words::tr("%1 fires and nobody is told: it goes to no "
                                             "Alertmanager, or its route ends at a receiver that "
                                             "tells nobody."))
                      .arg(name()),
                  m_reach.check
                      ? Words::tr("Switch them on and give them users, at least in staging.")
                      : Words::tr(
                          "Give it a route to a receiver that pages, at least in staging.")});
        }
        if (m_reach.has(Circumstance::InDowntime)) {
            warning(
                Rule::Silenced,
                {Words::tr("%1 is in downtime").arg(name()),
                 Words::tr("%1 is in downtime now: nobody is told of it meanwhile.").arg(name()),
                 Words::tr("Let the downtime end before the experiment begins.")});
        }
        if (m_reach.has(Circumstance::QuietTimes)) {
            warning(Rule::QuietTimes,
                    {Words::tr("%1 has quiet times").arg(name()),
                     Words::tr("The route of %1 tells nobody at certain times: %2.")
                         .arg(name(), m_reach.quietTimes.join(u", "_s)),
                     Words::tr("See that the day's window lies outside of them.")});
        }
        if (m_reach.has(Circumstance::JoinsOpenGroup)) {
            warning(Rule::GroupOpen,
                    {Words::tr("%1 joins an open group").arg(name()),
                     Words::tr("%1 would join a group that is open since %2: it is told of with "
                               "the others, up to %3 later.")
                         .arg(name(), timeText(m_reach.openGroup->since),
                              durationText(m_reach.waitsInGroup)),
                     Words::tr("Mend what keeps the group open before the experiment begins.")});
        }
        if (m_reach.has(Circumstance::JoinsOpenIssue)) {
            warning(Rule::GroupOpen,
                    {Words::tr("%1 joins an open issue").arg(name()),
                     Words::tr("%1 would join issue %2, which is open already: nobody is told of "
                               "it anew.")
                         .arg(name(), m_reach.openIssue),
                     Words::tr("Mend what keeps the issue open before the experiment begins.")});
        }
        judgeHeldBack();
    }

    void judgeRunbook()
    {
        if (!m_reach.runbook.isEmpty())
            return;
        warning(Rule::NoRunbook,
                {Words::tr("%1 has no runbook").arg(name()),
                 Words::tr("Whom %1 wakes is not told what to do: it has no runbook.").arg(name()),
                 Words::tr("Write down what to do, and link it in the alert's runbook_url.")});
    }

    /// Nothing is claimed where one rule of several would do, or of what reads elsewhere.
    void judgeNoData()
    {
        const auto &rules = m_around.alertsLike(m_alert);
        if (rules.empty() || !std::ranges::all_of(rules, isSilentOnNoData))
            return;
        if (rules.front().rule->signal) {
            return warning(Rule::SilentOnNoData,
                           {Words::tr("%1 says nothing without data").arg(name()),
                            Words::tr("%1 is to fire on no data, and opens no incident when its "
                                      "signal is lost.")
                                .arg(name()),
                            Words::tr("Let the condition open an incident on loss of signal.")});
        }
        const bool isCheck = rules.front().rule->check.has_value();
        warning(Rule::SilentOnNoData,
                {Words::tr("%1 says nothing without data").arg(name()),
                 (isCheck ? Words::tr("%1 is to fire on no data, and only waits for results that "
                                      "others send: when they stop it says nothing.")
                          : Words::tr("%1 is to fire on no data, and says nothing when its data "
                                      "stop: its expression has no value then."))
                     .arg(name()),
                 isCheck ? Words::tr("Let it check by itself when results are overdue.")
                         : Words::tr("Add absent(…) to it, or an alert on up == 0.")});
    }

private:
    [[nodiscard]] const QString &name() const { return m_alert.name; }
    void hole(Rule rule, const ConcernList::Words &words) { m_concerns.hole(rule, words, name()); }
    void warning(Rule rule, const ConcernList::Words &words)
    {
        m_concerns.warning(rule, words, name());
    }

    void judgeUnknown()
    {
        const auto sources = m_around.sourcesFor(m_alert);
        const QString source =
            titleOf(m_around.plan(), QString::fromStdString(sources.front()->key));
        const std::string wanted = name().toStdString();
        const bool hasName = std::ranges::any_of(
            sources, [&](const auto *one) { return !one->survey->rulesNamed(wanted).empty(); });
        if (hasName) {
            hole(Rule::AlertUnknown,
                 {Words::tr("no such %1").arg(name()),
                  Words::tr("%1 has %2, though not with the labels that the plan asks for.")
                      .arg(source, name()),
                  Words::tr("Correct the matchers, or the rule's labels.")});
            return;
        }
        const auto nearest = sources.front()->nearestTo(wanted);
        const QString meant = QString::fromUtf8(nearest.data(), qsizetype(nearest.size()));
        hole(Rule::AlertUnknown,
             {Words::tr("unknown alert %1").arg(name()),
              Words::tr("%1 has no alert \"%2\".").arg(source, name()),
              meant.isEmpty() ? Words::tr("Correct the name, or add the rule to its source.")
                              : Words::tr("Did you mean \"%1\"?").arg(meant)});
    }

    /// Whether that is all there is to say of its time to know.
    bool judgeTimeBox(Micros timeBox)
    {
        const Reach &known = *m_reach.known;
        const Fit fit = fitOf(known, timeBox);
        if (fit == Fit::Unknown)
            return false;
        if (fit != Fit::Fits) {
            ConcernList::Words words;
            if (fit == Fit::Impossible) {
                words.title = Words::tr("%1 cannot fire in time").arg(name());
                words.reason =
                    Words::tr("%1 cannot fire inside the time-box: %2, so it fires at T+%3 at the "
                              "earliest and at T+%4 at the latest.")
                        .arg(name(), howItFires(m_reach), durationText(known.earliest),
                             durationText(known.latest));
            } else {
                words.title = Words::tr("%1 may fire too late").arg(name());
                words.reason =
                    Words::tr("%1 may fire after the time-box: %2, so it fires at about T+%3, and "
                              "at T+%4 at the latest.")
                        .arg(name(), howItFires(m_reach), durationText(known.typical),
                             durationText(known.latest));
            }
            words.remedy = m_reach.heldFor > Micros(0)
                ? Words::tr("Lengthen the time-box, or lower the hold in staging.")
                : Words::tr("Lengthen the time-box.");
            add(isHole(fit), Rule::NotReachable, words);
            return true;
        }
        judgeToldInTimeBox(timeBox);
        return false;
    }

    void judgeToldInTimeBox(Micros timeBox)
    {
        const Fit fit = m_reach.told ? fitOf(*m_reach.told, timeBox) : Fit::Fits;
        if (fit == Fit::Fits)
            return;
        const QString reason = fit == Fit::Impossible
            ? Words::tr("Nobody can be told of %1 inside the time-box: it waits up to %2 in its "
                        "group, so a person is told between T+%3 and T+%4.")
            : Words::tr("A person may be told of %1 after the time-box: it waits up to %2 in its "
                        "group, so that is between T+%3 and T+%4.");
        add(isHole(fit), Rule::NotReachable,
            {Words::tr("%1 is told too late").arg(name()),
             reason.arg(name(), durationText(m_reach.waitsInGroup),
                        durationText(m_reach.told->earliest), durationText(m_reach.told->latest)),
             Words::tr("Lengthen the time-box, or lower the group's waits in staging.")});
    }

    void judgeExpectation(const Reach &reach, Micros within, bool isTelling)
    {
        const Fit fit = fitOf(reach, within);
        if (fit == Fit::Fits || fit == Fit::Unknown)
            return;
        const QString reason = isTelling
            ? Words::tr("A person is to be told of %1 within %2, and is between T+%3 and T+%4.")
            : Words::tr("%1 is expected within %2, and fires between T+%3 and T+%4: %5.");
        const QString from = durationText(reach.earliest);
        const QString to = durationText(reach.latest);
        add(fit == Fit::Impossible, Rule::LaterThanExpected,
            {Words::tr("%1 later than expected").arg(name()),
             isTelling ? reason.arg(name(), durationText(within), from, to)
                       : reason.arg(name(), durationText(within), from, to, howItFires(m_reach)),
             Words::tr("Expect it later, or change its intervals in staging.")});
    }

    void judgeHeldBack()
    {
        const bool isSilenced = m_reach.has(Circumstance::Silenced);
        if (isSilenced || m_reach.has(Circumstance::MaybeSilenced)) {
            const Silence &silence = *m_reach.silence;
            const QString reason = isSilenced
                ? Words::tr("%1 is silenced until %2 by %3.")
                : Words::tr("%1 may be silenced until %2 by %3: that depends on the hour, or on "
                            "labels that nobody knows yet.");
            add(isSilenced, Rule::Silenced,
                {isSilenced ? Words::tr("%1 is silenced").arg(name())
                            : Words::tr("%1 may be silenced").arg(name()),
                 reason.arg(name(), timeText(silence.endsAt),
                            silence.createdBy.empty() ? Words::tr("somebody")
                                                      : QString::fromStdString(silence.createdBy)),
                 Words::tr("Let the silence end before the experiment begins.")});
        }
        const bool isInhibited = m_reach.has(Circumstance::Inhibited);
        if (isInhibited || m_reach.has(Circumstance::MaybeInhibited)) {
            add(isInhibited, Rule::Inhibited,
                {isInhibited ? Words::tr("%1 is inhibited").arg(name())
                             : Words::tr("%1 may be inhibited").arg(name()),
                 (isInhibited ? Words::tr("%1 is held back while %2 fires, which it does now.")
                              : Words::tr("%1 may be held back while %2 fires, which it does now: "
                                          "that depends on labels that nobody knows yet."))
                     .arg(name(), m_reach.inhibitedBy),
                 Words::tr("Mend what %1 tells of before the day.").arg(m_reach.inhibitedBy)});
        }
    }

    [[nodiscard]] bool isHole(Fit fit) const
    {
        return fit == Fit::Impossible
            || (fit == Fit::TooLong && !(m_reach.circumstances & widening));
    }
    void add(bool isHole, Rule rule, const ConcernList::Words &words)
    {
        if (isHole)
            hole(rule, words);
        else
            warning(rule, words);
    }

    const Surroundings &m_around;
    const NamedAlert &m_alert;
    ConcernList &m_concerns;
    const Reachability m_reach;
};

} // namespace

void judgeAlerts(const Surroundings &around, const Experiment &experiment, ConcernList &concerns)
{
    const Run *run = around.day().run(experiment.key);
    if (run && run->state != RunState::Queued)
        return;
    for (const ExpectedAlert &expected : experiment.expectedAlerts) {
        AlertJudge judge(around, expected.alert, concerns);
        const bool mayFire = judge.judgeRule();
        if (expected.firesOnNoData)
            judge.judgeNoData();
        if (!mayFire)
            continue;
        judge.judgeTimes(experiment, expected);
        judge.judgeWay();
        judge.judgeRunbook();
    }
    for (const NamedAlert &guard : experiment.guardAlerts)
        AlertJudge(around, guard, concerns).judgeRule();
    judgeTogether(around, experiment, concerns);
}

void judgeSurveys(const Day &day, QDate today, ConcernList &concerns)
{
    constexpr int weekly = 7;
    const bool isNear = day.plan().day.date.isValid() && today.daysTo(day.plan().day.date) <= 1;
    for (const AlertSource &source : day.plan().sources) {
        const std::string key = source.key.toStdString();
        const Survey *survey = day.surveys().of(key);
        // What is live is read again and again: no news is that nothing changed.
        if (!survey || day.world().source(key).health == SourceHealth::Live)
            continue;
        const QDate taken =
            QDateTime::fromMSecsSinceEpoch(microsOf(survey->takenAt) / 1000, Qt::UTC).date();
        if (taken.daysTo(today) < (isNear ? 1 : weekly))
            continue;
        concerns.warning(
            Rule::SurveyStale,
            {Words::tr("old news of %1").arg(titleOf(day.plan(), source.key)),
             Words::tr("What %1 says of its rules and routes was read on %2, and it is not "
                       "watched now.")
                 .arg(titleOf(day.plan(), source.key),
                      QLocale().toString(taken, QLocale::ShortFormat)),
             Words::tr("Connect to it once more: what it would do may have changed.")},
            source.key);
    }
}

} // namespace Chaos::Readiness
