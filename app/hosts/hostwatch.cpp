// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/hostwatch.h"

#include "app/hosts/deskresolver.h"
#include "app/hosts/watchedhost.h"

#include <algorithm>
#include <iterator>

using namespace std::chrono_literals;

namespace Chaos {

namespace {

/// Spread over the interval, so that many hosts are not all asked in the same instant.
Micros delayOf(std::size_t index, std::size_t count, const Probe &probe)
{
    return ProbePace(probe).interval() * std::int64_t(index) / std::int64_t(count);
}

} // namespace

HostWatch::HostWatch(const Clock &clock, std::unique_ptr<Resolver> resolver, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_resolver(resolver ? std::move(resolver) : std::make_unique<DeskResolver>())
    , m_samples(this)
{
    m_samples.setInterval(5s);
    connect(&m_samples, &QTimer::timeout, this, &HostWatch::tellSamples);
}

HostWatch::~HostWatch() = default;

void HostWatch::resume(const std::vector<Entries::SeenAlert> &left)
{
    m_left = left;
}

void HostWatch::setHosts(const std::vector<StagingHost> &hosts)
{
    tellSamples();
    auto before = std::exchange(m_hosts, {});
    std::vector<Entries::SeenAlert> left = std::exchange(m_left, {});
    for (const auto &host : before) {
        if (std::ranges::find(hosts, host->host()) != hosts.end())
            continue;
        std::ranges::move(host->activeAlerts(), std::back_inserter(left));
    }

    for (std::size_t i = 0; i < hosts.size(); ++i) {
        const auto same = std::ranges::find_if(
            before, [&](const auto &old) { return old && old->host() == hosts[i]; });
        if (same != before.end()) {
            m_hosts.push_back(std::move(*same));
            continue;
        }
        auto &host = m_hosts.emplace_back(
            std::make_unique<WatchedHost>(hosts[i], left, m_clock, *m_resolver, nullptr));
        connect(host.get(), &WatchedHost::seen, this, &HostWatch::seen);
        const Micros delay = delayOf(i, hosts.size(), hosts[i].probe);
        host->probeAtMostEvery(m_atMostEvery, delay);
        host->start(delay);
    }
    drop(left);
    if (m_hosts.empty())
        m_samples.stop();
    else if (!m_samples.isActive())
        m_samples.start();
}

void HostWatch::probeAtMostEvery(Micros length)
{
    m_atMostEvery = length;
    for (std::size_t i = 0; i < m_hosts.size(); ++i)
        m_hosts[i]->probeAtMostEvery(length, delayOf(i, m_hosts.size(), m_hosts[i]->host().probe));
}

/// Alerts that nobody watches any more are over: what still stands is watched on by its new host.
void HostWatch::drop(const std::vector<Entries::SeenAlert> &alerts)
{
    const Instant now = m_clock.now();
    std::vector<Entry> entries;
    for (const Entries::SeenAlert &alert : alerts) {
        const bool isWatched = std::ranges::any_of(m_hosts, [&](const auto &host) {
            const auto active = host->activeAlerts();
            return std::ranges::find(active, alert.fingerprint, &Entries::SeenAlert::fingerprint)
                != active.end();
        });
        if (isWatched)
            continue;
        Entries::SeenAlert over = alert;
        over.state = AlertState::Inactive;
        over.since = now;
        over.plusMinus = Micros(0);
        over.evidence = Evidence::Polled;
        entries.push_back(Entries::alertChanged(over));
        entries.back().actor = roomSource;
        entries.back().at = now;
    }
    if (!entries.empty())
        emit seen(entries);
}

void HostWatch::tellSamples()
{
    std::vector<Entry> entries;
    for (const auto &host : m_hosts) {
        if (auto entry = host->takeSamples())
            entries.push_back(std::move(*entry));
    }
    if (!entries.empty())
        emit seen(entries);
}

std::vector<Entries::SeenAlert> roomAlertsLeftIn(const Day &day)
{
    std::vector<Entries::SeenAlert> left;
    for (const Alert &alert : day.alerts().alerts()) {
        const Lane &lane = day.alerts().lanes()[alert.lane];
        if (lane.source != roomSource || alert.state == AlertState::Inactive)
            continue;
        left.push_back({.source = lane.source,
                        .fingerprint = alert.key.substr(lane.source.size() + 1),
                        .name = lane.name,
                        .state = alert.state,
                        .since = alert.shownSince,
                        .plusMinus = Micros(0),
                        .evidence = Evidence::Polled,
                        .labels = alert.labels,
                        .annotations = alert.annotations});
    }
    return left;
}

} // namespace Chaos
