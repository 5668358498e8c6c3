// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/probekit.h"
#include "app/hosts/probepace.h"
#include "app/hosts/proberulestate.h"
#include "models/day/entries.h"
#include "models/day/worldbook.h"

#include <QObject>
#include <QRandomGenerator>
#include <QTimer>

#include <vector>

namespace Chaos {

/// One staging host under watch: probed again and again, one probe at a time, and told of only when
/// something has changed.
class WatchedHost final : public QObject
{
    Q_OBJECT

public:
    /// `left` are the room's alerts as an earlier session left them.
    WatchedHost(const StagingHost &host, const std::vector<Entries::SeenAlert> &left,
                const Clock &clock, Resolver &resolver, QObject *parent);
    ~WatchedHost() override;

    /// The first probe starts after `delay`.
    void start(Micros delay);
    /// Leaves so much time between two probes; 0 for as much as the plan says, the first of them
    /// after `delay` at the latest. What has just gone bad is looked at as planned until that is
    /// certain: one lost answer is no alert.
    void probeAtMostEvery(Micros length, Micros delay);

    [[nodiscard]] const StagingHost &host() const { return m_host; }
    /// The room's alerts on this host that are not inactive.
    [[nodiscard]] std::vector<Entries::SeenAlert> activeAlerts() const;
    /// The points measured since the last time, as an entry; nothing when there are none.
    [[nodiscard]] std::optional<Entry> takeSamples();

signals:
    void seen(const std::vector<Chaos::Entry> &entries);

private:
    void probe();
    void take(const ProbeResult &result);
    void elapse();
    void scheduleNext();
    void scheduleElapse();
    [[nodiscard]] bool isUncertain() const;
    [[nodiscard]] HostState stateOf(const ProbeResult &result) const;
    [[nodiscard]] Entries::SeenAlert alertOf(const ProbeRule &rule,
                                             const ProbeRuleState::Step &step) const;

    StagingHost m_host;
    const Clock &m_clock;
    ProbePace m_pace;
    Micros m_atMostEvery{0};
    ProbeKit m_kit;
    std::vector<ProbeRuleState> m_rules;
    std::unique_ptr<ProbeRun> m_run;
    QTimer m_next;
    QTimer m_elapse;
    QElapsedTimer m_sinceStart; ///< of the probe under way or the last one
    QRandomGenerator m_dice;
    Instant m_began{};
    HostState m_state = HostState::Unknown;
    QString m_reason;
    QString m_detail;
    int m_failures = 0; ///< in a row
    std::vector<Sample> m_samples;
};

/// The name under which the room's own alerts go.
inline constexpr std::string_view roomSource = "room";

} // namespace Chaos
