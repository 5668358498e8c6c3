// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/label.h"
#include "models/day/outcome.h"

#include <QByteArray>

#include <optional>
#include <string>
#include <vector>

namespace Chaos {

/// What Icinga names a host or a service by.
struct IcingaName
{
    std::string host{};
    std::string service{}; ///< empty: the host itself
    bool operator==(const IcingaName &) const = default;

    /// The service's name; one word for every host, which its label tells apart.
    [[nodiscard]] std::string alert() const;
    [[nodiscard]] std::vector<Label> labels() const; ///< sorted by name
    [[nodiscard]] std::string fingerprint() const;
};

/// How a host or a service stands. Instants are on Icinga's clock, the epoch where there is none:
/// those of results are when the check ended, on the clock of the node that ran it.
struct IcingaCheck
{
    IcingaName name{};
    int state = 0; ///< 0 OK or UP, 1 WARNING or DOWN, 2 CRITICAL, 3 UNKNOWN
    bool isProblem = false; ///< false as well for what was never checked
    bool isHard = false;
    Instant changedAt{}; ///< when the state last changed, soft or hard
    Instant hardSince{}; ///< when the hard state last changed
    Instant fineAt{}; ///< of the last result that was OK
    bool isAcknowledged = false;
    bool isInDowntime = false;
    bool isFlapping = false; ///< and that counts for it
    bool notifies = true;
    bool isReachable = true;
    std::string runbook{}; ///< its `notes_url`
    bool operator==(const IcingaCheck &) const = default;

    /// The newest instant that it tells.
    [[nodiscard]] Instant latest() const;
};

/// The server itself.
struct IcingaStatus
{
    Instant startedAt{};
    Instant now{}; ///< its clock when it answered
    bool notifies = true; ///< for all
    bool detectsFlapping = true; ///< for all
    bool operator==(const IcingaStatus &) const = default;
};

/// One line of the event stream.
struct IcingaEvent
{
    enum class Type : std::uint8_t {
        Other,
        StateChange,
        Notification,
        HeldBack, ///< what keeps a problem from being told of has begun or ended
    };

    Type type = Type::Other;
    IcingaName name{};
    Instant at{}; ///< when it was told
    // of a change
    Instant checkedAt{}; ///< when its check ended; `at` if it does not say
    int state = 0;
    bool isHard = false;
    bool isAcknowledged = false;
    bool isInDowntime = false;
    bool isReachable = true;
    // of a notification
    bool isOfProblem = false;
    bool hasUsers = false;
    bool operator==(const IcingaEvent &) const = default;
};

/// Who was last told of a host's or a service's problem.
struct IcingaNotified
{
    IcingaName name{};
    Instant problemAt{}; ///< the epoch: never
    bool hasUsers = false; ///< told of the problem that is still there
    bool operator==(const IcingaNotified &) const = default;
};

/// The REST API's answers (integrations §4; upstream Icinga/icinga2 `lib/icinga/checkable.ti`,
/// `lib/icinga/apievents.cpp`). Numbers may be whole or not, and what is missing keeps its default.
namespace IcingaParser {

/// `/v1/objects/hosts` and `/v1/objects/services`. At least `payloadPadding` readable bytes must
/// follow the body.
[[nodiscard]] Outcome<std::vector<IcingaCheck>> checks(const QByteArray &body);
/// `/v1/status`.
[[nodiscard]] Outcome<IcingaStatus> status(const QByteArray &body);
/// `/v1/objects/notifications`.
[[nodiscard]] Outcome<std::vector<IcingaNotified>> notified(const QByteArray &body);
/// A line of `/v1/events`.
[[nodiscard]] Outcome<IcingaEvent> event(const QByteArray &line);

} // namespace IcingaParser

} // namespace Chaos
