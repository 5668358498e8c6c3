// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/wordtable.h"

#include <QString>

#include <vector>

namespace Chaos {

/// What the room's own check found at a host.
enum class HostState : std::uint8_t { Unknown, Up, Slow, Down };

inline constexpr auto hostStateWords = std::to_array<std::pair<HostState, std::string_view>>({
    {HostState::Unknown, "unknown"},
    {HostState::Up, "up"},
    {HostState::Slow, "slow"},
    {HostState::Down, "down"},
});

/// How the room checks one staging host.
struct Probe
{
    enum class Protocol : std::uint8_t { Http, Tcp, Dns, Tls };

    Protocol protocol = Protocol::Http;
    QString address{}; ///< a URL for Http, host:port for Tcp and Tls, a host name for Dns
    Micros interval = std::chrono::seconds(1);
    Micros timeout = std::chrono::seconds(2);
    int status = 0; ///< Http: the status wanted; 0 means any 2xx
    QString body{}; ///< Http: text the body must hold; empty means any
    QString nameserver{}; ///< Dns: the authoritative server asked besides the desk's resolver
    QString caFile{}; ///< Http and Tls: PEM file of the CA to trust; empty means the system's
    int daysLeft = 14; ///< Tls: fewer days than this until the certificate ends is "slow"
    bool operator==(const Probe &) const = default;
};

inline constexpr auto protocolWords = std::to_array<std::pair<Probe::Protocol, std::string_view>>({
    {Probe::Protocol::Http, "http"},
    {Probe::Protocol::Tcp, "tcp"},
    {Probe::Protocol::Dns, "dns"},
    {Probe::Protocol::Tls, "tls"},
});

/// A probe's own alert: makes the room an alert source for a team without monitoring.
struct ProbeRule
{
    enum class When : std::uint8_t {
        Down, ///< the probe fails
        SlowerThan, ///< it answers, and takes longer than `threshold`
    };

    QString name{};
    When when = When::Down;
    Micros threshold{0};
    Micros holdFor = std::chrono::seconds(5); ///< pending this long before it fires
    bool operator==(const ProbeRule &) const = default;
};

inline constexpr auto probeWhenWords = std::to_array<std::pair<ProbeRule::When, std::string_view>>({
    {ProbeRule::When::Down, "down"},
    {ProbeRule::When::SlowerThan, "slower than"},
});

/// A host of the staging environment, as planned.
struct StagingHost
{
    QString key{};
    QString title{}; ///< empty: the key
    QString environment{};
    QString ssh{}; ///< how the system's ssh reaches it, for steps that run there: db-1,
                   ///< chaos@db-1.example or a name of its configuration; empty: it does not
    Probe probe{};
    std::vector<ProbeRule> rules{};
    bool operator==(const StagingHost &) const = default;
};

} // namespace Chaos
