// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/tripping.h"

#include "models/rules/acts.h"
#include "models/rules/belief.h"
#include "models/rules/durationtext.h"
#include "models/rules/matching.h"
#include "models/rules/minussign.h"
#include "models/rules/sighting.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Standing = GuardSight::Standing;

struct Guards
{
    Q_DECLARE_TR_FUNCTIONS(Guards)
};

constexpr qsizetype longestName = 120; ///< characters

QString nameOfGuard(const QString &name)
{
    return name.left(longestName).simplified();
}

QString nameOfGuard(const MeasuredCriterion &criterion)
{
    for (const QString &name : {criterion.title, criterion.query, criterion.host}) {
        if (const QString words = nameOfGuard(name); !words.isEmpty())
            return words;
    }
    return Guards::tr("a number");
}

QString numberOf(const MeasuredCriterion &criterion, double value)
{
    const QString text = withMinusSign(QString::number(value, 'g', 5));
    return criterion.host.isEmpty() ? text : Guards::tr("%1 ms").arg(text);
}

bool isApplied(const Run &run)
{
    return run.state == RunState::Triggered && run.triggeredAt;
}

/// Looks at one guard alert, as whichever sources see it.
class AlertGuard
{
public:
    AlertGuard(const Day &day, const Run &run, const NamedAlert &named, Instant now)
        : m_day(day)
        , m_run(run)
        , m_named(named)
        , m_now(now)
        , m_sight{.guard = nameOfGuard(named.name)}
    {}

    GuardSight look()
    {
        if (isApplied(m_run))
            lookAtFiring();
        if (m_sight.standing == Standing::Quiet && !isBelieved())
            m_sight.standing = Standing::Unseen;
        return m_sight;
    }

private:
    void lookAtFiring()
    {
        const AlertBook &book = m_day.alerts();
        std::map<std::uint32_t, std::vector<std::uint32_t>> firing; // by lane
        for (const std::uint32_t index : alertsNamed(m_day, m_named)) {
            const Alert &alert = book.alerts()[index];
            if (alert.state == AlertState::Firing || alert.state == AlertState::Suppressed)
                firing[alert.lane].push_back(index);
        }
        for (const auto &[lane, alerts] : firing)
            lookAt(book.lanes()[lane], alerts);
    }

    void lookAt(const Lane &lane, const std::vector<std::uint32_t> &alerts)
    {
        const Stamp &trigger = *m_run.triggeredAt;
        const Sighting seen =
            sightingOf(m_day, lane, alerts, {trigger.at, std::max(m_now, trigger.at)}, trigger);
        if (seen.known)
            return trip(std::max(seen.known->stamp.at, trigger.at));
        // Its source's clock was never measured; that it began after the trigger is known for all
        // that, since the room heard of it only then.
        if (seen.firesUntimed)
            return trip(std::max(firstShown(alerts), trigger.at));
        if (m_sight.standing == Standing::Quiet)
            m_sight.standing = Standing::BeforeTrigger;
    }

    [[nodiscard]] Instant firstShown(const std::vector<std::uint32_t> &alerts) const
    {
        Instant first = m_now;
        for (const std::uint32_t index : alerts)
            first = std::min(first, m_day.alerts().alerts()[index].shownSince);
        return first;
    }

    void trip(Instant since)
    {
        if (m_sight.standing == Standing::Tripped)
            since = std::min(since, m_sight.since);
        m_sight.standing = Standing::Tripped;
        m_sight.since = since;
        m_sight.what = Guards::tr("%1 fires").arg(m_sight.guard);
    }

    [[nodiscard]] bool isBelieved() const
    {
        const Window window{m_now, m_now};
        return (m_named.source.isEmpty() ? beliefInAll(m_day, window)
                                         : beliefIn(m_day, m_named.source, window))
            .atEnd;
    }

    const Day &m_day;
    const Run &m_run;
    const NamedAlert &m_named;
    Instant m_now;
    GuardSight m_sight;
};

/// Looks at the numbers of one measured criterion.
class NumberGuard
{
public:
    NumberGuard(const Day &day, const Run &run, const Experiment &experiment, std::size_t index,
                Instant now)
        : m_run(run)
        , m_criterion(experiment.measuredCriteria[index])
        , m_samples(day.world().samples(seriesOf(experiment, index)))
        , m_patience(patienceWith(day.plan(), m_criterion))
        , m_now(now)
    {}

    [[nodiscard]] GuardSight look() const
    {
        GuardSight sight{.guard = nameOfGuard(m_criterion)};
        const std::ptrdiff_t last = numberUpTo(std::ptrdiff_t(m_samples.size()) - 1);
        if (last < 0 || m_now - at(last) > m_patience) {
            // The first number has as long to come as every other.
            const bool isAwaited = m_run.startedAt && m_now - *m_run.startedAt <= m_patience;
            sight.standing = isAwaited ? Standing::Quiet : Standing::Unseen;
            return sight;
        }
        if (!isApplied(m_run) || !isOut(last))
            return sight;
        const std::ptrdiff_t first = firstOut(last);
        const Instant since = at(first);
        if (since < m_run.triggeredAt->at) {
            sight.standing = Standing::BeforeTrigger;
        } else if (at(last) - since >= m_criterion.holdFor) {
            sight.standing = Standing::Tripped;
            sight.since = since;
            sight.what = words(sight.guard, m_samples[std::size_t(last)].value, at(last) - since);
        }
        return sight;
    }

private:
    [[nodiscard]] Instant at(std::ptrdiff_t index) const
    {
        return m_samples[std::size_t(index)].at;
    }

    /// The last number up to that index that the room had by now; -1: there is none.
    [[nodiscard]] std::ptrdiff_t numberUpTo(std::ptrdiff_t index) const
    {
        while (index >= 0 && (std::isnan(m_samples[std::size_t(index)].value) || at(index) > m_now))
            --index;
        return index;
    }

    [[nodiscard]] bool isOut(std::ptrdiff_t index) const
    {
        const double value = m_samples[std::size_t(index)].value;
        return (m_criterion.atLeast && value < *m_criterion.atLeast)
            || (m_criterion.atMost && value > *m_criterion.atMost);
    }

    /// The first of the numbers that have been out of their bounds up to the last one; the one
    /// before the trigger, if that was out of them already.
    [[nodiscard]] std::ptrdiff_t firstOut(std::ptrdiff_t last) const
    {
        std::ptrdiff_t first = last;
        while (at(first) >= m_run.triggeredAt->at) {
            const std::ptrdiff_t before = numberUpTo(first - 1);
            if (before < 0 || at(first) - at(before) > m_patience || !isOut(before))
                break;
            first = before;
        }
        return first;
    }

    [[nodiscard]] QString words(const QString &guard, double value, Micros length) const
    {
        const bool isBelow = m_criterion.atLeast && value < *m_criterion.atLeast;
        const QString text = isBelow ? Guards::tr("“%1” stands at %2, below %3")
                                     : Guards::tr("“%1” stands at %2, above %3");
        const double bound = isBelow ? *m_criterion.atLeast : *m_criterion.atMost;
        const QString whole =
            text.arg(guard, numberOf(m_criterion, value), numberOf(m_criterion, bound));
        return length > Micros(0) ? Guards::tr("%1 for %2").arg(whole, durationText(length))
                                  : whole;
    }

    const Run &m_run;
    const MeasuredCriterion &m_criterion;
    const std::vector<Sample> &m_samples;
    Micros m_patience;
    Instant m_now;
};

bool isWritten(const Run &run, const QString &guard)
{
    return std::ranges::count(run.trippedGuards, guard, &TrippedGuard::guard) > 0;
}

} // namespace

std::vector<GuardSight> guardsOf(const Day &day, const Run &run, Instant now)
{
    std::vector<GuardSight> sights;
    const Experiment *const planned = day.plan().experiment(run.experiment);
    if (!planned)
        return sights;
    for (const NamedAlert &guard : planned->guardAlerts)
        sights.push_back(AlertGuard(day, run, guard, now).look());
    for (std::size_t i = 0; i < planned->measuredCriteria.size(); ++i)
        sights.push_back(NumberGuard(day, run, *planned, i, now).look());
    return sights;
}

QStringList alarmsOf(const Run &run, const std::vector<GuardSight> &sights)
{
    QStringList words;
    if (run.state != RunState::Triggered)
        return words;
    for (const TrippedGuard &guard : run.trippedGuards)
        words << guard.what;
    for (const GuardSight &sight : sights) {
        if (sight.standing == Standing::Tripped && !isWritten(run, sight.guard)
            && !words.contains(sight.what))
            words << sight.what;
    }
    return words;
}

QString criterionText(const MeasuredCriterion &criterion)
{
    QStringList bounds;
    if (criterion.atLeast)
        bounds << Guards::tr("below %1").arg(numberOf(criterion, *criterion.atLeast));
    if (criterion.atMost)
        bounds << Guards::tr("above %1").arg(numberOf(criterion, *criterion.atMost));
    if (bounds.isEmpty())
        bounds << Guards::tr("out of its bounds, which nobody has set");
    const QString text =
        Guards::tr("“%1” is %2").arg(nameOfGuard(criterion), bounds.join(Guards::tr(" or ")));
    return criterion.holdFor > Micros(0)
        ? Guards::tr("%1 for %2").arg(text, durationText(criterion.holdFor))
        : text;
}

Micros patienceWith(const Plan &plan, const MeasuredCriterion &criterion)
{
    Micros interval{0};
    if (const StagingHost *host = plan.host(criterion.host))
        interval = host->probe.interval + host->probe.timeout;
    else if (const AlertSource *source = plan.source(criterion.source))
        interval = source->interval;
    return 3 * interval + 10s;
}

std::string seriesOf(const Experiment &experiment, std::size_t criterion)
{
    const MeasuredCriterion &one = experiment.measuredCriteria[criterion];
    const QString series = one.host.isEmpty()
        ? u"criterion/%1/%2"_s.arg(experiment.key).arg(criterion)
        : u"host/"_s + one.host;
    return series.toStdString();
}

std::vector<Entry> entriesOfGuards(const Day &day, Instant now)
{
    std::vector<Entry> entries;
    const Run *const run = day.current();
    if (!run || run->state != RunState::Triggered)
        return entries;
    QString what;
    QStringList names;
    for (const GuardSight &sight : guardsOf(day, *run, now)) {
        if (sight.standing != Standing::Tripped || isWritten(*run, sight.guard)
            || names.contains(sight.guard))
            continue;
        names << sight.guard;
        if (what.isEmpty())
            what = sight.what;
        entries.push_back(
            Entries::guardTripped(run->experiment, {sight.guard, sight.what, sight.since}));
    }
    const Experiment *const planned = day.plan().experiment(run->experiment);
    if (!entries.empty() && planned->backsOutByItself
        && perform(day, Act::BackOut, run->experiment))
        entries.push_back(
            Entries::backedOut(run->experiment, Guards::tr("by itself: %1").arg(what)));
    return entries;
}

} // namespace Chaos
