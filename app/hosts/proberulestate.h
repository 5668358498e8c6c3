// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/proberesult.h"
#include "models/day/alertstate.h"

#include <optional>
#include <vector>

namespace Chaos {

/// One rule of one host's probe: what has been seen becomes the state of an alert.
///
/// Pending at the first probe that breaks the rule, firing once it has been broken for `holdFor`
/// without a probe that says otherwise, inactive at the first that keeps it. Pure: all times are
/// given.
class ProbeRuleState
{
public:
    /// `resumed` is the state in which an earlier session left the alert.
    explicit ProbeRuleState(ProbeRule rule, AlertState resumed = AlertState::Inactive);

    /// A new state, and the instant at which it began, on the room's clock. The instant of a
    /// change that lies between two probes is the middle between the start of the last that did
    /// not show it and the end of the first that did; of firing it is when the room decided so.
    struct Step
    {
        AlertState state = AlertState::Inactive;
        Instant since{};
        Micros plusMinus{0};
        bool operator==(const Step &) const = default;
    };

    [[nodiscard]] std::vector<Step> observe(const ProbeSighting &seen);
    /// Time has passed without a probe.
    [[nodiscard]] std::optional<Step> elapse(Instant now);
    /// When a pending alert will fire if no probe says otherwise.
    [[nodiscard]] std::optional<Instant> firesAt() const;

    [[nodiscard]] const ProbeRule &rule() const { return m_rule; }
    [[nodiscard]] AlertState state() const { return m_state; }
    [[nodiscard]] bool isBrokenBy(const ProbeResult &result) const;

private:
    [[nodiscard]] Step between(AlertState state, const ProbeSighting &seen) const;

    ProbeRule m_rule;
    AlertState m_state;
    std::optional<Instant> m_brokenAt; ///< when the room first knew
    std::optional<ProbeSighting> m_last;
};

} // namespace Chaos
