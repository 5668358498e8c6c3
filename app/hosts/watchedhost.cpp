// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/watchedhost.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

std::string fingerprintOf(const StagingHost &host, const ProbeRule &rule)
{
    return host.key.toStdString() + '/' + rule.name.toStdString();
}

AlertState leftIn(const std::vector<Entries::SeenAlert> &left, const std::string &fingerprint)
{
    const auto found = std::ranges::find(left, fingerprint, &Entries::SeenAlert::fingerprint);
    return found == left.end() ? AlertState::Inactive : found->state;
}

QString latencyText(Micros latency)
{
    return WatchedHost::tr("%1 ms").arg(std::max<std::int64_t>(1, (latency.count() + 500) / 1000));
}

int millisecondsUntil(Micros length)
{
    const auto count = std::chrono::ceil<std::chrono::milliseconds>(length).count();
    return int(std::clamp<std::int64_t>(count, 0, std::numeric_limits<int>::max()));
}

Entry byRoom(Entry entry, Instant at)
{
    entry.actor = roomSource;
    entry.at = at;
    return entry;
}

} // namespace

WatchedHost::WatchedHost(const StagingHost &host, const std::vector<Entries::SeenAlert> &left,
                         const Clock &clock, Resolver &resolver, QObject *parent)
    : QObject(parent)
    , m_host(host)
    , m_clock(clock)
    , m_pace(host.probe)
    , m_kit(host.probe, m_pace.timeout(), clock, resolver)
    , m_next(this)
    , m_elapse(this)
    , m_dice(quint32(qHash(host.key)))
{
    for (const ProbeRule &rule : host.rules)
        m_rules.emplace_back(rule, leftIn(left, fingerprintOf(host, rule)));
    for (QTimer *timer : {&m_next, &m_elapse}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_next, &QTimer::timeout, this, &WatchedHost::probe);
    connect(&m_elapse, &QTimer::timeout, this, &WatchedHost::elapse);
}

WatchedHost::~WatchedHost() = default;

void WatchedHost::start(Micros delay)
{
    m_next.start(millisecondsUntil(delay));
}

void WatchedHost::probeAtMostEvery(Micros length, Micros delay)
{
    const bool isMoreOften = length < m_atMostEvery;
    m_atMostEvery = length;
    const int soon = millisecondsUntil(delay);
    if (isMoreOften && m_next.isActive() && m_next.remainingTime() > soon)
        m_next.start(soon);
}

void WatchedHost::probe()
{
    m_run = m_kit.make();
    connect(m_run.get(), &ProbeRun::ended, this, &WatchedHost::take);
    m_sinceStart.start();
    m_began = m_clock.now();
    m_run->start();
}

void WatchedHost::take(const ProbeResult &result)
{
    m_run.release()->deleteLater(); // it is still speaking
    const ProbeSighting seen{m_began, m_clock.now(), result};
    std::vector<Entry> entries;

    const HostState state = stateOf(result);
    m_detail =
        result.reason.isEmpty() && result.latency ? latencyText(*result.latency) : result.reason;
    const bool isChange = state != m_state || result.reason != m_reason;
    m_state = state;
    m_reason = result.reason;
    m_failures = state == HostState::Down ? m_failures + 1 : 0;
    if (isChange)
        entries.push_back(
            byRoom(Entries::hostChanged(m_host.key, state, m_detail, seen.ended), seen.ended));

    for (ProbeRuleState &rule : m_rules) {
        for (const auto &step : rule.observe(seen))
            entries.push_back(
                byRoom(Entries::alertChanged(alertOf(rule.rule(), step)), seen.ended));
    }
    const double latency = result.latency ? double(result.latency->count()) / 1000.0 : std::nan("");
    m_samples.push_back({seen.ended, latency});
    if (isChange)
        entries.push_back(*takeSamples());

    scheduleNext();
    scheduleElapse();
    if (!entries.empty())
        emit this->seen(entries);
}

void WatchedHost::elapse()
{
    const Instant now = m_clock.now();
    std::vector<Entry> entries;
    for (ProbeRuleState &rule : m_rules) {
        if (const auto step = rule.elapse(now))
            entries.push_back(byRoom(Entries::alertChanged(alertOf(rule.rule(), *step)), now));
    }
    scheduleElapse();
    if (!entries.empty())
        emit seen(entries);
}

void WatchedHost::scheduleNext()
{
    const Micros spent(m_sinceStart.nsecsElapsed() / 1000);
    const Micros atLeast = isUncertain() ? Micros(0) : m_atMostEvery;
    m_next.start(millisecondsUntil(m_pace.pause(m_failures, m_dice.generate(), atLeast) - spent));
}

/// Whether what the last probe began would be settled without a second look.
bool WatchedHost::isUncertain() const
{
    const Instant nextLook = m_clock.now() + m_atMostEvery;
    return m_failures == 1 || std::ranges::any_of(m_rules, [nextLook](const ProbeRuleState &rule) {
               const auto fires = rule.firesAt();
               return fires && *fires < nextLook;
           });
}

void WatchedHost::scheduleElapse()
{
    std::optional<Instant> due;
    for (const ProbeRuleState &rule : m_rules) {
        if (const auto fires = rule.firesAt())
            due = due ? std::min(*due, *fires) : *fires;
    }
    if (due)
        m_elapse.start(millisecondsUntil(*due - m_clock.now()));
    else
        m_elapse.stop();
}

HostState WatchedHost::stateOf(const ProbeResult &result) const
{
    if (result.state != HostState::Up)
        return result.state;
    const bool slow = std::ranges::any_of(m_rules, [&](const ProbeRuleState &rule) {
        return rule.rule().when == ProbeRule::When::SlowerThan && rule.isBrokenBy(result);
    });
    return slow ? HostState::Slow : HostState::Up;
}

Entries::SeenAlert WatchedHost::alertOf(const ProbeRule &rule,
                                        const ProbeRuleState::Step &step) const
{
    Entries::SeenAlert alert{
        .source = std::string(roomSource),
        .fingerprint = fingerprintOf(m_host, rule),
        .name = rule.name.toStdString(),
        .state = step.state,
        .since = step.since,
        .plusMinus = step.plusMinus,
        .evidence = Evidence::Polled,
        .labels = {{"alertname", rule.name.toStdString()}, {"host", m_host.key.toStdString()}},
        .annotations = {}};
    if (!m_host.environment.isEmpty())
        alert.labels.push_back({"environment", m_host.environment.toStdString()});
    if (!m_detail.isEmpty()) {
        const QString title = m_host.title.isEmpty() ? m_host.key : m_host.title;
        alert.annotations.push_back({"summary", (title + u": "_s + m_detail).toStdString()});
    }
    return alert;
}

std::vector<Entries::SeenAlert> WatchedHost::activeAlerts() const
{
    std::vector<Entries::SeenAlert> active;
    for (const ProbeRuleState &rule : m_rules) {
        if (rule.state() != AlertState::Inactive)
            active.push_back(alertOf(rule.rule(), {rule.state(), m_clock.now(), Micros(0)}));
    }
    return active;
}

std::optional<Entry> WatchedHost::takeSamples()
{
    if (m_samples.empty())
        return {};
    Entry entry =
        byRoom(Entries::samplesTaken(u"host/"_s + m_host.key, m_samples), m_samples.back().at);
    m_samples.clear();
    return entry;
}

} // namespace Chaos
