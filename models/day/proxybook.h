// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/proxyfault.h"

#include <QString>

#include <vector>

namespace Chaos {

/// A proxy was told to have another fault, or none: written down before it was.
struct ProxySwitch
{
    QString proxy{}; ///< key of the plan's
    ProxyFault fault{};
    QString step{}; ///< key of the performed step that did it; empty: somebody else
    QString why{};
    // As the day knows it:
    QString experiment{}; ///< the one that was under way; empty: none
    QString by{};
    Instant at{};
    Uuid id{}; ///< of the entry
    bool operator==(const ProxySwitch &) const = default;

    [[nodiscard]] bool breaks() const { return fault.breaks(); }
};

/// Every switch of a day's proxies, in order, and with it which fault each of them has.
class ProxyBook
{
public:
    /// Takes `proxy.switched`, whose subject is the proxy. A fault is put in place only where one
    /// may be (`mayBreak`), and is passed over elsewhere: what was asked for just before an
    /// experiment was backed out comes too late. Null where it tells nothing.
    const ProxySwitch *apply(const EntryView &entry, const QString &experiment, bool mayBreak);
    /// All faults are over: the experiment that they belong to is backed out, or the room ended in
    /// which proxies live. False: there was none.
    bool end();

    [[nodiscard]] const std::vector<ProxySwitch> &all() const { return m_all; }
    /// By which a proxy has the fault that it has; null: it has none.
    [[nodiscard]] const ProxySwitch *faultOf(const QString &proxy) const;
    /// The same of every proxy that has one.
    [[nodiscard]] std::vector<const ProxySwitch *> faults() const;
    /// The last switch that the step made; null: none yet.
    [[nodiscard]] const ProxySwitch *ofStep(const QString &step) const;
    bool operator==(const ProxyBook &) const = default;

private:
    std::vector<ProxySwitch> m_all;
    std::size_t m_over = 0; ///< those before it are over
};

} // namespace Chaos
