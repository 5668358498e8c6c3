// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/proxywatch.h"

#include "models/rules/proxyswitching.h"

#include <algorithm>

namespace Chaos {

void ProxyWatch::take(const std::vector<ProxyStanding> &standings)
{
    if (standings == m_standings)
        return;
    m_standings = standings;
    emit changed();
}

const ProxyStanding *ProxyWatch::of(const QString &proxy) const
{
    const auto it = std::ranges::find(m_standings, proxy, &ProxyStanding::proxy);
    return it == m_standings.end() ? nullptr : &*it;
}

std::vector<ProxyRow> proxyRows(const Day &day, const ProxyWatch *watch)
{
    std::vector<ProxyRow> rows;
    for (const PlannedProxy &proxy : day.plan().proxies) {
        ProxyRow row{.key = proxy.key,
                     .title = proxyTitle(day.plan(), proxy.key),
                     .listen = proxy.listen.trimmed(),
                     .target = proxy.target.trimmed()};
        if (const ProxySwitch *due = dueFault(day, proxy.key))
            row.fault = *due;
        if (const ProxyStanding *standing = watch ? watch->of(proxy.key) : nullptr)
            row.standing = *standing;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace Chaos
