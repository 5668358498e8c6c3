// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/proxybook.h"

#include "models/day/payload.h"

#include <algorithm>
#include <ranges>

namespace Chaos {

const ProxySwitch *ProxyBook::apply(const EntryView &entry, const QString &experiment,
                                    bool mayBreak)
{
    Payload document;
    auto payload = document.read(entry);
    const auto fault = ProxyFault::read(payload.string("fault"));
    if (!fault || entry.subject.empty())
        return nullptr;
    ProxySwitch made{.fault = *fault, .experiment = experiment};
    if (made.breaks() && !mayBreak)
        return nullptr;
    made.proxy = QString::fromUtf8(entry.subject.data(), qsizetype(entry.subject.size()));
    made.step = payload.string("step");
    made.why = payload.string("why");
    made.by = QString::fromUtf8(entry.actor.data(), qsizetype(entry.actor.size()));
    made.at = entry.at;
    made.id = entry.id;
    return &m_all.emplace_back(std::move(made));
}

bool ProxyBook::end()
{
    const bool hadFaults = !faults().empty();
    m_over = m_all.size();
    return hadFaults;
}

const ProxySwitch *ProxyBook::faultOf(const QString &proxy) const
{
    const auto newest = m_all | std::views::drop(m_over) | std::views::reverse;
    const auto it = std::ranges::find(newest, proxy, &ProxySwitch::proxy);
    return it == newest.end() || !it->breaks() ? nullptr : &*it;
}

std::vector<const ProxySwitch *> ProxyBook::faults() const
{
    std::vector<const ProxySwitch *> found;
    for (const ProxySwitch &made : m_all | std::views::drop(m_over)) {
        if (faultOf(made.proxy) == &made)
            found.push_back(&made);
    }
    return found;
}

const ProxySwitch *ProxyBook::ofStep(const QString &step) const
{
    const auto newest = m_all | std::views::reverse;
    const auto it = std::ranges::find(newest, step, &ProxySwitch::step);
    return step.isEmpty() || it == newest.end() ? nullptr : &*it;
}

} // namespace Chaos
