// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/nodata.h"

#include "models/rules/dataquery.h"
#include "models/rules/durationtext.h"
#include "models/rules/evidence.h"
#include "models/rules/expectedlabels.h"
#include "models/rules/firing.h"
#include "models/rules/sighting.h"
#include "models/rules/unplanned.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace Chaos {

namespace {

/// Follows the numbers of one series through a run and keeps its longest gap.
class GapFinder
{
public:
    GapFinder(const Window &window)
        : m_window(window)
    {}

    void take(const Sample &sample)
    {
        if (std::isnan(sample.value))
            return; // nobody could count: neither there nor gone
        if (sample.at > m_window.to)
            return;
        if (sample.at >= m_window.from) {
            m_sight.least =
                m_sight.isMeasured ? std::min(m_sight.least, sample.value) : sample.value;
            m_sight.most = std::max(m_sight.most, sample.value);
            m_sight.isMeasured = true;
        }
        if (sample.value > 0)
            takeThere(sample);
        else if (sample.at < m_window.from)
            m_isThere = false; // gone already: not the experiment's doing
        else if (m_isThere && !m_open)
            m_open = DataGap{between(m_there.at, sample.at), sample.at, m_there.value};
        if (m_open)
            m_open->until = sample.at;
    }

    DataSight sight()
    {
        close();
        m_sight.wereThere = m_isThere;
        return m_sight;
    }

private:
    static Stamp between(Instant from, Instant to)
    {
        const Micros half = (to - from) / 2;
        return {from + half, half};
    }

    void takeThere(const Sample &sample)
    {
        if (m_open)
            m_open->until = sample.at;
        close();
        m_there = sample;
        m_isThere = true;
    }

    void close()
    {
        const auto length = [](const DataGap &gap) { return gap.until - gap.since.at; };
        if (m_open && (!m_sight.gap || length(*m_open) > length(*m_sight.gap)))
            m_sight.gap = m_open;
        m_open.reset();
    }

    Window m_window;
    DataSight m_sight;
    Sample m_there{}; ///< the last one that counted something …
    bool m_isThere = false; ///< … and whether there is one
    std::optional<DataGap> m_open;
};

/// What the quickest of an alert's rules takes to miss its data.
struct Patience
{
    Micros looksBack{0};
    Micros needs{0};
};

std::optional<Patience> patienceOf(const Day &day, const Run &run, const NamedAlert &named)
{
    std::optional<Patience> quickest;
    for (const auto &[key, survey] : day.surveys().forRun(run.experiment)) {
        const AlertSource *source = day.plan().source(QString::fromStdString(key));
        if (!source || source->type != AlertSource::Type::Prometheus)
            continue;
        for (const AlertRule *rule : survey->rulesNamed(named.name.toStdString())) {
            const QueryReading query = readQuery(rule->query);
            if (!canBe(named, *rule, query))
                continue;
            const Micros every =
                rule->evaluatedEvery > Micros(0) ? rule->evaluatedEvery : usualInterval;
            const Patience one{query.longestRange,
                               query.longestRange + holdOf(rule->holdFor, every) + every
                                   + survey->queryOffset};
            if (!quickest || one.needs < quickest->needs)
                quickest = one;
        }
    }
    return quickest;
}

/// The word by which a source itself says that it fires for want of data.
QString wordOfSource(const std::vector<Label> &annotations)
{
    for (const Label &one : annotations) {
        const bool isGrafanas = one.name == "grafana_state"
            && QString::fromStdString(one.value).contains(QLatin1StringView("nodata"),
                                                          Qt::CaseInsensitive);
        if (isGrafanas || (one.name == "check_state" && one.value == "UNKNOWN"))
            return QString::fromStdString(one.value).simplified().left(64);
    }
    return {};
}

class NoData
{
public:
    NoData(const Day &day, const Run &run, std::size_t expected, const Finding &finding,
           const Window &window)
        : m_day(day)
        , m_run(run)
        , m_finding(finding)
        , m_window(window)
        , m_sight(dataSightOf(day, run, expected, window))
    {}

    SubCheck judge()
    {
        using Standing = AlertTiming::Standing;
        const Standing standing = m_finding.timing.standing;
        const bool isKnown = standing == Standing::Known || standing == Standing::Suppressed;
        if (standing == Standing::BeforeTrigger)
            conclude(Verdict::NotProven,
                     Findings::tr("It was firing before the trigger, whatever its data did."));
        else if (const QString word = isKnown ? saidBySource() : QString(); !word.isEmpty())
            conclude(Verdict::Proven,
                     Findings::tr("It fired in %1 for want of data, as %1 said itself: %2.")
                         .arg(source(), word));
        else if (!m_sight.gap)
            judgeWithoutGap();
        else if (isKnown)
            judgeFired(*m_sight.gap);
        else
            judgeSilence(*m_sight.gap, standing == Standing::Unknown);
        doubtInEvent(isKnown);
        return m_check;
    }

private:
    void conclude(Verdict verdict, const QString &evidence)
    {
        m_check.proposed = verdict;
        m_check.evidence = evidence;
    }
    [[nodiscard]] QString source() const { return sourceTitle(m_day, m_finding.timing.source); }
    [[nodiscard]] bool isOpen() const { return !m_run.resetAt && !m_run.finishedAt; }

    [[nodiscard]] QString saidBySource() const
    {
        NamedAlert named = m_finding.expected.alert;
        named.source = QString::fromStdString(m_finding.timing.source);
        for (const Spell &spell : lastSpells(m_day, alertsNamed(m_day, named), m_window)) {
            const QString word = wordOfSource(m_day.alerts().alerts()[spell.alert].annotations);
            if (!word.isEmpty() && spell.since.latest() >= m_window.from)
                return word;
        }
        return {};
    }

    void judgeWithoutGap()
    {
        if (!m_sight.isMeasured)
            conclude(Verdict::NotYetKnown,
                     Findings::tr("Nothing tells whether its data vanished."));
        else if (!m_sight.wereThere)
            conclude(Verdict::NotTried,
                     Findings::tr("There were no data for it to look at, before the trigger and "
                                  "after it: nothing could vanish."));
        else if (isOpen())
            conclude(Verdict::NotYetKnown, Findings::tr("Its data have not vanished yet."));
        else
            conclude(
                Verdict::NotTried,
                m_sight.least < m_sight.most
                    ? Findings::tr("Its data did not vanish: %1 of the %2 series that it "
                                   "looks at stayed.")
                          .arg(QLocale().toString(m_sight.least), QLocale().toString(m_sight.most))
                    : Findings::tr("Its data did not vanish: all %1 series that it looks at "
                                   "stayed.")
                          .arg(QLocale().toString(m_sight.most)));
    }

    /// "All 3 series that it looks at were gone from T+0:05.1 ± 1 s on, for 0:40."
    [[nodiscard]] QString gapText(const DataGap &gap) const
    {
        const Micros since = std::max(Micros(0), gap.since.at - m_window.from);
        return Findings::tr("All %1 series that it looks at were gone from T+%2 on, for %3.")
            .arg(QLocale().toString(gap.before), elapsedText({since, gap.since.plusMinus}),
                 durationText(gap.until - gap.since.at));
    }

    void judgeFired(const DataGap &gap)
    {
        const Elapsed &known = *m_finding.timing.timeToKnow;
        const Instant at = m_window.from + known.length;
        const auto patience = patienceOf(m_day, m_run, m_finding.expected.alert);
        const Micros looksBack = patience ? patience->looksBack : Micros(0);
        const Instant gone = gap.since.at - gap.since.plusMinus;
        conclude(Verdict::NotProven, gapText(gap));
        const QString fired = Findings::tr("It fired %1 after the trigger").arg(elapsedText(known));
        if (at + known.plusMinus < gone)
            say(m_check, Findings::tr("%1, before that: something else fired it.").arg(fired));
        else if (at > gap.until + known.plusMinus)
            say(m_check, Findings::tr("%1, when they were there again.").arg(fired));
        else if (at < gone + looksBack)
            say(m_check,
                Findings::tr("%1, when its rule still saw some of the last %2.")
                    .arg(fired, durationText(looksBack)));
        else {
            m_check.proposed = Verdict::Proven;
            say(m_check, Findings::tr("%1.").arg(fired));
        }
    }

    void judgeSilence(const DataGap &gap, bool isDoubtful)
    {
        conclude(Verdict::NotYetKnown, gapText(gap));
        if (isDoubtful)
            return say(m_check, Findings::tr("Nobody can say whether it fired."));
        if (isOpen())
            return say(m_check, Findings::tr("It has not fired yet."));
        const auto patience = patienceOf(m_day, m_run, m_finding.expected.alert);
        const Micros length = gap.until - gap.since.at - gap.since.plusMinus;
        if (!patience || length < patience->needs) {
            m_check.proposed = Verdict::NotTried;
            say(m_check,
                patience ? Findings::tr("It did not fire, and its rule may take %1 to.")
                               .arg(durationText(patience->needs))
                         : Findings::tr("It did not fire, and how long its rule takes is not "
                                        "known."));
            return;
        }
        m_check.proposed = Verdict::Failed;
        say(m_check,
            Findings::tr("It did not fire, though its rule takes %1 at most.")
                .arg(durationText(patience->needs)));
    }

    void doubtInEvent(bool isKnown)
    {
        if (!isKnown || m_check.proposed != Verdict::Proven)
            return;
        const UnplannedEvent *event =
            eventAt(m_day, m_window.from + m_finding.timing.timeToKnow->length);
        if (!event)
            return;
        m_check.proposed = Verdict::NotProven;
        say(m_check, Findings::tr("An unplanned event was open then: %1.").arg(event->what));
    }

    const Day &m_day;
    const Run &m_run;
    const Finding &m_finding;
    Window m_window;
    DataSight m_sight;
    SubCheck m_check{.check = AlertCheck::FiresOnNoData};
};

} // namespace

DataSight dataSightOf(const Day &day, const Run &run, std::size_t expected, const Window &window)
{
    GapFinder finder(window);
    const Instant from = run.startedAt.value_or(window.from);
    for (const Sample &sample : day.world().samples(dataSeriesOf(run.experiment, expected))) {
        if (sample.at >= from)
            finder.take(sample);
    }
    return finder.sight();
}

SubCheck noDataOf(const Day &day, const Run &run, std::size_t expected, const Finding &finding,
                  Instant now)
{
    const auto window = windowOf(run, now);
    if (!window) {
        return {.check = AlertCheck::FiresOnNoData,
                .proposed = Verdict::NotTried,
                .evidence = Findings::tr("The fault was not applied.")};
    }
    return NoData(day, run, expected, finding, *window).judge();
}

} // namespace Chaos
