// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxy/proxies.h"

#include <algorithm>

namespace Chaos {

using namespace std::chrono_literals;

Proxies::Proxies(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_again(this)
    , m_telling(this)
{
    m_again.setInterval(2s);
    m_telling.setInterval(500ms);
    connect(&m_again, &QTimer::timeout, this, &Proxies::tryAgain);
    connect(&m_telling, &QTimer::timeout, this, &Proxies::tell);
}

Proxies::~Proxies() = default;

void Proxies::setPlaces(const std::vector<ProxyPlace> &places)
{
    std::map<QString, Standing> now;
    for (const ProxyPlace &place : places) {
        const auto known = m_all.find(place.key);
        if (known != m_all.end() && known->second.place == place)
            now[place.key] = std::move(known->second);
    }
    // What goes gives its port back before another asks for it.
    std::swap(m_all, now);
    std::map<QString, ProxyFault> faults;
    for (const auto &[key, gone] : now) {
        if (gone.proxy)
            faults[key] = gone.proxy->fault();
    }
    now.clear();
    for (const ProxyPlace &place : places) {
        Standing &one = m_all[place.key];
        if (one.proxy)
            continue;
        one.place = place;
        one.proxy = std::make_unique<FaultProxy>(place.target, m_clock);
        one.proxy->setFault(faults[place.key]);
        connect(one.proxy.get(), &FaultProxy::upstreamFailed, this,
                [this, key = place.key](const QString &why) {
                    m_all[key].trouble = tr("It cannot pass on: %1").arg(why);
                });
        connect(one.proxy.get(), &FaultProxy::failed, this,
                [this, key = place.key](const Failure &failure) {
                    m_all[key].isListening = false;
                    m_all[key].trouble = failure.detail;
                });
        open(one);
    }
    const auto toggle = [this](QTimer &timer) {
        if (m_all.empty())
            timer.stop();
        else if (!timer.isActive())
            timer.start();
    };
    toggle(m_again);
    toggle(m_telling);
    tell();
}

void Proxies::open(Standing &one)
{
    one.proxy->close();
    const auto port = one.proxy->listen(one.place.address, one.place.port);
    one.isListening = port.hasValue();
    one.trouble = port ? QString() : port.failure().detail;
}

void Proxies::tryAgain()
{
    for (auto &[key, one] : m_all) {
        if (!one.isListening)
            open(one);
    }
}

void Proxies::setFault(const QString &key, const ProxyFault &fault)
{
    const auto it = m_all.find(key);
    if (it == m_all.end()) {
        emit switched(key, m_clock.now(), tr("The proxy is not open"));
        return;
    }
    Standing &one = it->second;
    one.proxy->setFault(fault);
    emit switched(key, m_clock.now(), one.isListening ? QString() : one.trouble);
    tell();
}

void Proxies::tell()
{
    std::vector<ProxyStanding> standings;
    for (const auto &[key, one] : m_all) {
        const ProxyCounters &counters = one.proxy->counters();
        standings.push_back({.proxy = key,
                             .isListening = one.isListening,
                             .accepted = counters.accepted,
                             .open = counters.open,
                             .fromClients = counters.fromClients,
                             .fromServers = counters.fromServers,
                             .trouble = one.trouble});
    }
    if (standings == m_told)
        return;
    m_told = standings;
    emit stood(standings);
}

} // namespace Chaos
