// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/proberulestate.h"

namespace Chaos {

ProbeRuleState::ProbeRuleState(ProbeRule rule, AlertState resumed)
    : m_rule(std::move(rule))
    , m_state(resumed)
{}

bool ProbeRuleState::isBrokenBy(const ProbeResult &result) const
{
    switch (m_rule.when) {
    case ProbeRule::When::Down:
        return result.state == HostState::Down;
    case ProbeRule::When::SlowerThan:
        return result.state != HostState::Down && result.latency
            && *result.latency > m_rule.threshold;
    }
    return false;
}

std::vector<ProbeRuleState::Step> ProbeRuleState::observe(const ProbeSighting &seen)
{
    if (seen.result.state == HostState::Unknown)
        return {}; // tells neither way
    std::vector<Step> steps;
    if (!isBrokenBy(seen.result)) {
        m_brokenAt.reset();
        if (m_state != AlertState::Inactive)
            steps.push_back(between(AlertState::Inactive, seen));
        m_state = AlertState::Inactive;
    } else {
        if (!m_brokenAt)
            m_brokenAt = seen.ended;
        if (m_state == AlertState::Inactive) {
            m_state = AlertState::Pending;
            steps.push_back(between(m_state, seen));
        }
        if (const auto fired = elapse(seen.ended))
            steps.push_back(*fired);
    }
    m_last = seen;
    return steps;
}

std::optional<ProbeRuleState::Step> ProbeRuleState::elapse(Instant now)
{
    const auto due = firesAt();
    if (!due || now < *due)
        return {};
    m_state = AlertState::Firing;
    return Step{AlertState::Firing, now, Micros(0)};
}

std::optional<Instant> ProbeRuleState::firesAt() const
{
    if (m_state == AlertState::Firing || !m_brokenAt)
        return {};
    return *m_brokenAt + m_rule.holdFor;
}

ProbeRuleState::Step ProbeRuleState::between(AlertState state, const ProbeSighting &seen) const
{
    const Instant from = m_last ? m_last->began : seen.began;
    const Micros half = (seen.ended - from) / 2;
    return {state, from + half, (seen.ended - from) - half};
}

} // namespace Chaos
