// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/preflight.h"

#include "models/day/entries.h"
#include "models/day/sourcetraits.h"
#include "models/rules/canaryproof.h"
#include "models/rules/matching.h"
#include "models/rules/playing.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using What = PreflightFinding::What;
using Weight = PreflightFinding::Weight;

struct Preflight
{
    Q_DECLARE_TR_FUNCTIONS(Preflight)
};

/// Looks around once for one experiment.
class Lookout
{
public:
    Lookout(const Day &day, const QString &experiment, Instant now)
        : m_day(day)
        , m_key(experiment)
        , m_now(now)
        , m_experiment(day.plan().experiment(experiment))
        , m_baseline{.at = now}
    {}

    Baseline look()
    {
        lookAtPeople();
        lookAtSources();
        lookAtAlerts();
        lookAtHosts();
        std::ranges::stable_sort(
            m_baseline.findings, [](const PreflightFinding &a, const PreflightFinding &b) {
                return std::pair(b.weight, a.what) < std::pair(a.weight, b.what);
            });
        return std::move(m_baseline);
    }

private:
    void add(PreflightFinding finding) { m_baseline.findings.push_back(std::move(finding)); }

    void lookAtPeople()
    {
        if (const UnplannedEvent *event = m_day.openEvent()) {
            add({.what = What::EventOpen,
                 .weight = Weight::Blocks,
                 .subject = event->key,
                 .detail = event->what,
                 .since = event->at});
        }
        for (const Run &run : m_day.runs()) {
            if (run.experiment != m_key && run.isApplied())
                add({.what = What::NotReset,
                     .weight = Weight::Blocks,
                     .subject = run.experiment,
                     .since = run.triggeredAt ? std::optional(run.triggeredAt->at) : std::nullopt});
        }
    }

    void lookAtSources()
    {
        for (const AlertSource &source : m_day.plan().sources) {
            if (source.type == AlertSource::Type::Room)
                continue; // its probes are always here
            ++m_baseline.sources;
            const SourceStanding standing = m_day.world().source(source.key.toStdString());
            PreflightFinding finding{.subject = source.key, .detail = standing.reason};
            if (standing.since != Instant{})
                finding.since = standing.since;
            switch (standing.health) {
            case SourceHealth::Failing:
                finding.what = hasAnswered(source) ? What::SourceFails : What::SourceNeverAnswered;
                if (finding.what == What::SourceFails)
                    finding.weight = Weight::Blocks;
                add(finding);
                break;
            case SourceHealth::Waiting:
                finding.what = What::SourceWaits;
                add(finding);
                break;
            case SourceHealth::Live:
                ++m_baseline.sourcesLive;
                if (traitsOf(source.type).isAsked)
                    lookAtClock(source, standing);
                break;
            }
        }
    }

    [[nodiscard]] bool hasAnswered(const AlertSource &source) const
    {
        const auto &history = m_day.world().sourceHistory(source.key.toStdString());
        return std::ranges::count(history, SourceHealth::Live, &SourceStanding::health) > 0;
    }

    /// A source that is asked has its clock measured anew each half minute at the latest, so that
    /// the last reading is its last word. Now and then it is only asked once a minute.
    void lookAtClock(const AlertSource &source, const SourceStanding &standing)
    {
        constexpr int rounds = 5;
        constexpr Micros patience = 2min;
        const auto &readings = m_day.clocks().readings(source.key.toStdString());
        if (readings.empty()) {
            add({.what = What::ClockUnknown, .subject = source.key, .since = standing.since});
            return;
        }
        const Instant last = std::max(readings.back().at, standing.since);
        if (m_now - last > rounds * source.interval + patience)
            add({.what = What::SourceLags, .subject = source.key, .since = last});
    }

    /// What each alert is to the experiment, by its index.
    void name(const NamedAlert &named, What as)
    {
        NamedAlert anywhere = named; // the same problem, as another source tells it
        anywhere.source.clear();
        for (const NamedAlert &one : {named, anywhere}) {
            for (const std::uint32_t alert : alertsNamed(m_day, one))
                m_named.try_emplace(alert, as);
        }
    }

    [[nodiscard]] What whatOf(std::uint32_t alert, const std::string &source) const
    {
        if (const auto named = m_named.find(alert); named != m_named.end())
            return named->second;
        const AlertSource *planned = m_day.plan().source(QString::fromStdString(source));
        return planned && traitsOf(planned->type).writesTitles ? What::IncidentOpen
                                                               : What::AlertFires;
    }

    void lookAtAlerts()
    {
        if (m_experiment) {
            for (const ExpectedAlert &expected : m_experiment->expectedAlerts)
                name(expected.alert, What::ExpectedFires);
            for (const NamedAlert &guard : m_experiment->guardAlerts)
                name(guard, What::GuardFires);
        }
        std::map<std::pair<std::uint32_t, What>, PreflightFinding> lanes;
        const auto &alerts = m_day.alerts().alerts();
        const std::vector<bool> isCanary = canaryAlerts(m_day);
        for (std::uint32_t index = 0; index < alerts.size(); ++index) {
            const Alert &alert = alerts[index];
            if (!isCanary.empty() && isCanary[index])
                continue;
            if (alert.state != AlertState::Firing && alert.state != AlertState::Suppressed)
                continue;
            ++m_baseline.firing;
            const Lane &lane = m_day.alerts().lanes()[alert.lane];
            const What what = whatOf(index, lane.source);
            const bool isNamed = what == What::ExpectedFires || what == What::GuardFires;
            const auto [it, isNew] = lanes.try_emplace(
                {alert.lane, what},
                PreflightFinding{.what = what,
                                 .weight = isNamed ? Weight::Blocks : Weight::WorthKnowing,
                                 .subject = QString::fromStdString(lane.name),
                                 .source = QString::fromStdString(lane.source),
                                 .since = alert.shownSince});
            if (isNew)
                continue;
            ++it->second.count;
            it->second.since = std::min(*it->second.since, alert.shownSince);
        }
        for (auto &[lane, finding] : lanes)
            add(std::move(finding));
    }

    [[nodiscard]] bool isOfExperiment(const StagingHost &host) const
    {
        return m_experiment
            && std::ranges::count(m_experiment->steadyStates, host.key, &SteadyState::host) > 0;
    }

    void lookAtHosts()
    {
        for (const StagingHost &host : m_day.plan().hosts) {
            ++m_baseline.hosts;
            const auto &stretches = m_day.world().host(host.key.toStdString());
            if (stretches.empty() || stretches.back().state == HostState::Unknown)
                continue;
            const HostStretch &now = stretches.back();
            PreflightFinding finding{.subject = host.key, .detail = now.detail, .since = now.from};
            if (now.state == HostState::Up) {
                ++m_baseline.hostsUp;
                continue;
            }
            if (now.state == HostState::Down) {
                finding.what = What::HostDown;
                if (isOfExperiment(host))
                    finding.weight = Weight::Blocks;
            } else {
                const Probe &probe = host.probe;
                const bool isCompared =
                    probe.protocol == Probe::Protocol::Dns && !probe.nameserver.isEmpty();
                finding.what = isCompared ? What::DnsDiffers : What::HostSlow;
                ++m_baseline.hostsUp;
            }
            add(std::move(finding));
        }
    }

    const Day &m_day;
    const QString m_key;
    const Instant m_now;
    const Experiment *m_experiment;
    Baseline m_baseline;
    std::map<std::uint32_t, What> m_named;
};

Failure refused(const QString &why)
{
    return {Failure::Kind::BadInput, why};
}

} // namespace

Baseline baselineOf(const Day &day, const QString &experiment, Instant now)
{
    return Lookout(day, experiment, now).look();
}

std::vector<PreflightFinding> standingAgainst(const std::vector<PreflightFinding> &all,
                                              const Run &run)
{
    const auto isPassed = [&run](const PreflightFinding &finding) {
        return run.passed && canBePassed(finding)
            && std::ranges::any_of(run.passed->findings, [&](const PreflightFinding &passed) {
                   return passed.isOf(finding);
               });
    };
    std::vector<PreflightFinding> standing;
    for (const PreflightFinding &finding : all) {
        if (finding.weight == Weight::Blocks && !isPassed(finding))
            standing.push_back(finding);
    }
    return standing;
}

bool canBePassed(const PreflightFinding &finding)
{
    return finding.what != What::EventOpen && finding.what != What::NotReset;
}

std::optional<Failure> againstTrigger(const Day &day, const Run &run)
{
    const Instant now = day.lastAt();
    const auto standing = standingAgainst(baselineOf(day, run.experiment, now).findings, run);
    if (standing.empty())
        return {};
    const QString first = preflightText(day.plan(), standing.front(), now);
    return refused(Preflight::tr("Before the trigger: %1. Mend it, or let the incident commander "
                                 "pass it with a reason.")
                       .arg(first));
}

Outcome<Entry> passGate(const Day &day, const QString &experiment, const QString &reason,
                        Instant now)
{
    const Run *run = day.run(experiment);
    const Experiment *planned = day.plan().experiment(experiment);
    if (!run || !planned || run->state != RunState::Started)
        return refused(Preflight::tr("Only an experiment that is started and not yet triggered can "
                                     "be let through."));
    const Baseline baseline = baselineOf(day, experiment, now);
    const auto standing = standingAgainst(baseline.findings, *run);
    if (standing.empty())
        return refused(Preflight::tr("Nothing stands against the trigger."));
    const auto hard = std::ranges::find_if_not(standing, canBePassed);
    if (hard != standing.end())
        return refused(
            Preflight::tr("That cannot be passed: %1.").arg(preflightText(day.plan(), *hard, now)));
    if (reason.simplified().isEmpty())
        return refused(Preflight::tr("Say why it is triggered all the same: the report will ask."));
    PassedGate passed{.reason = reason.simplified()};
    if (const QString player = playerOf(day.plan(), u"incident-commander"_s, *planned);
        !player.isEmpty())
        passed.by = nameOf(day.plan(), player);
    std::ranges::copy_if(baseline.findings, std::back_inserter(passed.findings),
                         [](const PreflightFinding &one) { return one.weight == Weight::Blocks; });
    return Entries::preflightPassed(experiment, passed);
}

} // namespace Chaos
