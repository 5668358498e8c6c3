// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/resolver.h"
#include "models/day/clock.h"
#include "models/day/day.h"
#include "models/day/entries.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace Chaos {

class WatchedHost;

/// The room's own eyes on the staging hosts, and thereby an alert source of its own ("room").
///
/// Tells `host.changed` and `alert.changed` when they change, latencies every five seconds and with
/// each change. Belongs into the network's thread.
class HostWatch final : public QObject
{
    Q_OBJECT

public:
    /// Names are looked up as this desk does, unless another way is given.
    explicit HostWatch(const Clock &clock, std::unique_ptr<Resolver> resolver = {},
                       QObject *parent = nullptr);
    ~HostWatch() override;

    /// The hosts to watch from now on. Those that stay as they were are not disturbed; the alerts
    /// of those that go become inactive.
    void setHosts(const std::vector<Chaos::StagingHost> &hosts);
    /// Looks at each host no more often than that; 0 for as often as the plan says.
    void probeAtMostEvery(Micros length);
    /// The room's alerts as the day holds them from an earlier session, before the first
    /// `setHosts`: those that no longer hold will be told inactive.
    void resume(const std::vector<Chaos::Entries::SeenAlert> &left);

signals:
    void seen(const std::vector<Chaos::Entry> &entries);

private:
    void tellSamples();
    void drop(const std::vector<Entries::SeenAlert> &alerts);

    const Clock &m_clock;
    std::unique_ptr<Resolver> m_resolver;
    std::vector<std::unique_ptr<WatchedHost>> m_hosts;
    std::vector<Entries::SeenAlert> m_left;
    Micros m_atMostEvery{0};
    QTimer m_samples;
};

/// The room's alerts that a day knows as not inactive, for `HostWatch::resume`.
[[nodiscard]] std::vector<Entries::SeenAlert> roomAlertsLeftIn(const Day &day);

} // namespace Chaos
