// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/clearing.h"

#include "models/rules/belief.h"
#include "models/rules/durationtext.h"
#include "models/rules/evidence.h"
#include "models/rules/holder.h"
#include "models/rules/intime.h"
#include "models/rules/sighting.h"
#include "models/rules/unplanned.h"

#include <algorithm>

namespace Chaos {

namespace {

/// Whether people can end its alerts, and the room is not told who did.
bool hidesWhoEnded(const Plan &plan, const std::string &key)
{
    const AlertSource *source = plan.source(QString::fromStdString(key));
    if (!source)
        return false;
    switch (source->type) {
    case AlertSource::Type::PagerDuty:
    case AlertSource::Type::SplunkOnCall:
    case AlertSource::Type::Opsgenie:
    case AlertSource::Type::NewRelic:
        return true;
    case AlertSource::Type::Webhook:
        return source->payload != PayloadMapping{};
    case AlertSource::Type::Room:
    case AlertSource::Type::Prometheus:
    case AlertSource::Type::Alertmanager:
    case AlertSource::Type::Icinga:
    case AlertSource::Type::Grafana:
        return false;
    }
    return true;
}

/// Whether it was a person who held it back, and not a rule of the source.
bool isHeldByHand(const std::vector<Label> &annotations)
{
    return std::ranges::any_of(annotations, [](const Label &one) {
        return (one.name == "silenced_by" && !one.value.empty())
            || (one.name == "held_back_by"
                && (one.value == "acknowledgement" || one.value == "downtime"
                    || one.value == "switch"));
    });
}

class Clearing
{
public:
    Clearing(const Day &day, const Run &run, const Finding &finding, Instant now)
        : m_day(day)
        , m_run(run)
        , m_finding(finding)
        , m_isFinished(run.finishedAt.has_value())
        , m_end(run.finishedAt.value_or(now))
    {}

    SubCheck judge()
    {
        if (!m_run.triggeredAt)
            return conclude(Verdict::NotTried, Findings::tr("The fault was not applied."));
        switch (m_finding.timing.standing) {
        case AlertTiming::Standing::Known:
        case AlertTiming::Standing::Suppressed:
            judgeFired();
            break;
        case AlertTiming::Standing::BeforeTrigger:
            return conclude(Verdict::NotProven,
                            Findings::tr("It was firing before the trigger, so its end would say "
                                         "nothing about this experiment."));
        case AlertTiming::Standing::Unknown:
            return conclude(Verdict::NotYetKnown, Findings::tr("Nobody can say whether it fired."));
        case AlertTiming::Standing::Suspected:
        case AlertTiming::Standing::Waiting:
            if (!m_run.resetAt && !m_isFinished)
                return conclude(Verdict::NotYetKnown, Findings::tr("It has not fired yet."));
            return conclude(Verdict::NotTried,
                            Findings::tr("It did not fire, so there was nothing to clear."));
        }
        return m_check;
    }

private:
    SubCheck conclude(Verdict verdict, const QString &evidence)
    {
        m_check.proposed = verdict;
        m_check.evidence = evidence;
        return m_check;
    }
    [[nodiscard]] QString source() const { return sourceTitle(m_day, m_finding.timing.source); }

    /// Its label sets that began to fire in the run, each as it was last.
    [[nodiscard]] std::vector<Spell> spells() const
    {
        NamedAlert named = m_finding.expected.alert;
        named.source = QString::fromStdString(m_finding.timing.source);
        const Stamp &trigger = *m_run.triggeredAt;
        auto all = lastSpells(m_day, alertsNamed(m_day, named), {trigger.at, m_end});
        std::erase_if(all, [&](const Spell &spell) {
            return spell.since.isMeasured && spell.since.latest() < trigger.at - trigger.plusMinus;
        });
        return all;
    }
    [[nodiscard]] bool isOver(const Spell &spell) const
    {
        return spell.ended && spell.ended->earliest() <= m_end;
    }

    void judgeFired()
    {
        const std::vector<Spell> all = spells();
        const bool isOn = std::ranges::any_of(all, [this](const Spell &s) { return !isOver(s); });
        if (!all.empty() && !isOn) {
            judgeEnd(*std::ranges::max_element(
                all, {}, [](const Spell &spell) { return spell.ended->stamp.at; }));
            return;
        }
        if (!m_run.backedOutAt) {
            conclude(m_isFinished ? Verdict::NotTried : Verdict::NotYetKnown,
                     m_isFinished ? Findings::tr("The experiment was never backed out.")
                                  : Findings::tr("The fault is still applied."));
            return;
        }
        judgeStillOn(all.empty());
    }

    void judgeStillOn(bool wasLost)
    {
        const Micros length = m_end - *m_run.backedOutAt;
        const Belief belief = beliefInRest(m_end);
        if (wasLost || !belief.throughout) {
            doubt(belief);
        } else if (m_isFinished) {
            conclude(Verdict::Failed,
                     Findings::tr("It still fired in %1 when the experiment was finished, %2 after "
                                  "the back-out began.")
                         .arg(source(), durationText(length)));
        } else {
            conclude(Verdict::NotYetKnown,
                     Findings::tr("It still fires in %1, %2 after the back-out began.")
                         .arg(source(), durationText(length)));
        }
    }

    void judgeEnd(const Spell &last)
    {
        const Correction &ended = *last.ended;
        if (!ended.isMeasured) {
            conclude(Verdict::NotYetKnown,
                     Findings::tr("The clock of %1 was never measured, so nobody can say when it "
                                  "ended.")
                         .arg(source()));
            return;
        }
        if (!m_run.backedOutAt || ended.latest() < *m_run.backedOutAt) {
            const Stamp &trigger = *m_run.triggeredAt;
            conclude(Verdict::NotProven,
                     Findings::tr("It did not hold: it ended in %1 %2 after the trigger, while the "
                                  "fault was still applied.")
                         .arg(source(),
                              elapsedText({std::max(Micros(0), ended.stamp.at - trigger.at),
                                           ended.stamp.plusMinus + trigger.plusMinus})));
            return;
        }
        judgeAfterBackOut(last);
    }

    void judgeAfterBackOut(const Spell &last)
    {
        const Correction &ended = *last.ended;
        const Instant backedOut = *m_run.backedOutAt;
        m_check.took = {std::max(Micros(0), ended.stamp.at - backedOut), ended.stamp.plusMinus};
        const QString when = elapsedText(*m_check.took);
        if (const Belief belief = beliefInRest(ended.stamp.at); !belief.throughout) {
            doubt(belief);
            m_check.took.reset();
        } else if (ended.earliest() < backedOut) {
            conclude(Verdict::NotProven,
                     Findings::tr("It ended in %1 about when the back-out began (± %2): which of "
                                  "them came first nobody can say.")
                         .arg(source(), plusMinusText(ended.stamp.plusMinus)));
        } else if (const QString hand = handIn(last); !hand.isEmpty()) {
            conclude(Verdict::NotProven,
                     Findings::tr("It ended in %1 %2 after the back-out began, but perhaps not by "
                                  "itself.")
                         .arg(source(), when));
            say(m_check, hand);
        } else {
            judgeLimit(when);
        }
    }

    void judgeLimit(const QString &when)
    {
        conclude(Verdict::Proven,
                 Findings::tr("It ended by itself in %1, %2 after the back-out began.")
                     .arg(source(), when));
        const auto &limit = m_finding.expected.clearsWithin;
        if (!limit)
            return;
        switch (within(*m_check.took, *limit)) {
        case InTime::Yes:
            return;
        case InTime::No:
            m_check.proposed = Verdict::Failed;
            say(m_check,
                Findings::tr("That should have been within %1.").arg(durationText(*limit)));
            return;
        case InTime::TooCloseToCall:
            m_check.proposed = Verdict::NotProven;
            say(m_check,
                Findings::tr("The limit of %1 lies within the uncertainty.")
                    .arg(durationText(*limit)));
            return;
        }
    }

    /// Who or what else may have ended it; empty: nobody, as far as its source says so.
    [[nodiscard]] QString handIn(const Spell &last) const
    {
        const Window window{m_run.triggeredAt->at, m_end};
        for (const Spell &spell : spells()) {
            if (spell.isHeldBack && isHeldByHand(m_day.alerts().alerts()[spell.alert].annotations))
                return holderOf(m_day, m_run, m_finding.expected.alert, m_finding.timing.source,
                                window);
        }
        if (const UnplannedEvent *event = eventAt(m_day, last.ended->stamp.at))
            return Findings::tr("An unplanned event was open then: %1.").arg(event->what);
        if (hidesWhoEnded(m_day.plan(), m_finding.timing.source))
            return Findings::tr("%1 does not tell the room whether somebody closed it by hand.")
                .arg(source());
        return {};
    }

    [[nodiscard]] Belief beliefInRest(Instant to) const
    {
        return beliefIn(m_day, QString::fromStdString(m_finding.timing.source),
                        {*m_run.backedOutAt, to});
    }
    void doubt(const Belief &belief)
    {
        conclude(Verdict::NotYetKnown,
                 belief.reason.isEmpty()
                     ? Findings::tr("%1 was not answering all the time after the back-out, so "
                                    "nobody can say when or how it ended.")
                           .arg(source())
                     : Findings::tr("%1 was not answering all the time after the back-out (%2), so "
                                    "nobody can say when or how it ended.")
                           .arg(source(), belief.reason));
    }

    const Day &m_day;
    const Run &m_run;
    const Finding &m_finding;
    const bool m_isFinished;
    const Instant m_end;
    SubCheck m_check{.check = AlertCheck::ClearsByItself};
};

} // namespace

SubCheck clearingOf(const Day &day, const Run &run, const Finding &finding, Instant now)
{
    return Clearing(day, run, finding, now).judge();
}

} // namespace Chaos
