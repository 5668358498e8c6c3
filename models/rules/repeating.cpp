// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/repeating.h"

#include <algorithm>

namespace Chaos {

namespace {

using Fate = PastExperiment::Fate;
using Why = RepeatReason::Why;

/// An experiment as the latest day has it on which something became of it.
struct Latest
{
    const PastDay *day = nullptr;
    const PastExperiment *experiment = nullptr;
};

/// What the days know of one alert that an experiment names: of its sources the one that does best.
const AlertHistory *bestOf(const std::vector<AlertHistory> &histories, const NamedAlert &alert,
                           QDate today)
{
    const AlertHistory *best = nullptr;
    for (const AlertHistory &one : histories) {
        const bool isMeant = one.alert == alert.name && one.matchers == alert.matchers
            && (alert.source.isEmpty() || one.source.isEmpty() || one.source == alert.source);
        if (!isMeant)
            continue;
        const auto rank = [today](const AlertHistory &history) {
            const AlertStanding standing = history.standing(today);
            return standing == AlertStanding::NeverProven ? -1 : int(standing);
        };
        if (!best || rank(one) > rank(*best))
            best = &one;
    }
    return best;
}

class Repeating
{
public:
    Repeating(const std::vector<PastDay> &days, QDate today)
        : m_days(days)
        , m_histories(historiesOf(days))
        , m_today(today)
    {}

    std::vector<ToRepeat> all() const
    {
        std::vector<ToRepeat> found;
        for (const Latest &latest : latestOfEach()) {
            ToRepeat one{.experiment = latest.experiment->key,
                         .title = latest.experiment->title,
                         .day = latest.day->key,
                         .dayTitle = latest.day->title,
                         .reasons = reasonsFor(latest)};
            if (one.reasons.empty())
                continue;
            one.plannedFor = plannedFor(one.experiment);
            found.push_back(std::move(one));
        }
        std::ranges::stable_sort(found, {}, [](const ToRepeat &one) {
            return std::tuple(!one.plannedFor.isEmpty(), int(one.reasons.front().why));
        });
        return found;
    }

private:
    [[nodiscard]] std::vector<Latest> latestOfEach() const
    {
        std::vector<Latest> latest;
        for (const PastDay &day : m_days) {
            for (const PastExperiment &experiment : day.experiments) {
                // What a coming day leaves out says nothing of what was left before.
                const bool isDecided = experiment.fate == Fate::Performed
                    || experiment.fate == Fate::NotPerformed
                    || (experiment.fate == Fate::TakenOut && day.isOver);
                if (!isDecided)
                    continue;
                const auto known = std::ranges::find_if(latest, [&](const Latest &one) {
                    return one.experiment->key == experiment.key;
                });
                if (known == latest.end())
                    latest.push_back({&day, &experiment});
                else
                    *known = {&day, &experiment};
            }
        }
        return latest;
    }

    [[nodiscard]] std::vector<RepeatReason> reasonsFor(const Latest &latest) const
    {
        std::vector<RepeatReason> reasons;
        const bool isPerformed = latest.experiment->fate == Fate::Performed;
        if (!isPerformed) {
            reasons.push_back({.why = Why::NotPerformed,
                               .text = latest.experiment->why,
                               .on = latest.day->date,
                               .day = latest.day->title});
        }
        for (const NamedAlert &alert : latest.experiment->alerts)
            addAlert(reasons, latest, alert);
        addRetests(reasons, latest.experiment->key);
        std::ranges::stable_sort(reasons, {}, [](const RepeatReason &one) { return int(one.why); });
        return reasons;
    }

    void addAlert(std::vector<RepeatReason> &reasons, const Latest &latest,
                  const NamedAlert &alert) const
    {
        const AlertHistory *history = bestOf(m_histories, alert, m_today);
        const AlertTest *last = history ? history->last() : nullptr;
        RepeatReason reason{.alert = alertText(alert.name, alert.matchers)};
        if (!last) {
            if (latest.experiment->fate != Fate::Performed)
                return; // that says it already
            reason.why = Why::AlertUnproven;
            reason.on = latest.day->date;
            reason.day = latest.day->title;
            reasons.push_back(reason);
            return;
        }
        reason.verdict = last->proof.verdict;
        reason.on = last->date;
        reason.day = last->dayTitle;
        switch (history->standing(m_today)) {
        case AlertStanding::Failed:
            reason.why = Why::AlertFailed;
            break;
        case AlertStanding::FellShort:
            reason.why = Why::AlertFellShort;
            break;
        case AlertStanding::ProvenLongAgo:
            reason.why = Why::OldProof;
            break;
        case AlertStanding::NeverProven:
        case AlertStanding::Proven:
            return;
        }
        reasons.push_back(reason);
    }

    void addRetests(std::vector<RepeatReason> &reasons, const QString &experiment) const
    {
        for (auto day = m_days.begin(); day != m_days.end(); ++day) {
            for (const PastItem &item : day->items) {
                const bool isOpen = item.retest == experiment && item.retested != Retested::Proven
                    && item.retested != Retested::NotPlanned;
                if (!isOpen || std::any_of(std::next(day), m_days.end(), [&](const PastDay &later) {
                        return hasProven(later, experiment, item.alert);
                    }))
                    continue;
                reasons.push_back({.why = Why::RetestOpen,
                                   .alert = item.alert,
                                   .text = item.text,
                                   .on = day->date,
                                   .day = day->title});
            }
        }
    }

    /// Whether that day performed the experiment and proved the alert; or any, where none is named.
    [[nodiscard]] static bool hasProven(const PastDay &day, const QString &experiment,
                                        const QString &alert)
    {
        return std::ranges::any_of(day.results, [&](const Proof &proof) {
            return proof.experiment == experiment && (alert.isEmpty() || proof.alert == alert)
                && resultOf(proof.verdict) == TestResult::Proven;
        });
    }

    [[nodiscard]] QString plannedFor(const QString &experiment) const
    {
        for (const PastDay &day : m_days) {
            const auto found = std::ranges::find(day.experiments, experiment, &PastExperiment::key);
            if (found != day.experiments.end()
                && (found->fate == Fate::StillToCome || found->fate == Fate::UnderWay))
                return day.title;
        }
        return {};
    }

    const std::vector<PastDay> &m_days;
    std::vector<AlertHistory> m_histories;
    QDate m_today;
};

} // namespace

std::vector<ToRepeat> toRepeat(const std::vector<PastDay> &days, QDate today)
{
    return Repeating(days, today).all();
}

} // namespace Chaos
