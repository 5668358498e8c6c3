// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/grafanaparser.h"
#include "app/sources/poll.h"
#include "app/sources/prometheustelling.h"
#include "app/sources/reportedalert.h"
#include "models/day/entries.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace Chaos {

/// What Grafana's answers mean for the day.
///
/// Unlike Prometheus, Grafana begins `activeAt` anew with every state (its `SetPending` and
/// `SetAlerting` both do, grafana/grafana `pkg/services/ngalert/state/state.go`): while an alert is
/// pending it is the first sign, while it fires the evaluation at which it began to. Where it stays
/// as it was when the alert begins to fire, as in Prometheus, the rule says how long after it that
/// is, and otherwise it is known to lie between two polls.
class GrafanaTelling
{
public:
    explicit GrafanaTelling(std::string source);

    void setRules(RuleTimings rules) { m_rules = std::move(rules); }
    void resume(const std::vector<ActiveAlert> &alerts);

    /// What is to be told of one answer's moves, in order. One that begins to fire while it is held
    /// back does so at once.
    [[nodiscard]] std::vector<Entries::SeenAlert>
    tell(const std::vector<AlertMove> &moves, const HeldBackAlerts &heldBack, const Poll &poll);
    /// What is to be told of those that fire, and are held back since this poll, or no more.
    [[nodiscard]] std::vector<Entries::SeenAlert> tellHeldBack(const HeldBackAlerts &heldBack,
                                                               const Poll &poll);

private:
    /// An alert that fires, held back or not.
    struct Firing
    {
        Instant onset{}; ///< its `activeAt`; the epoch if that is not known
        std::string word{}; ///< `NoData`, `Error`, `Recovering`; empty while it is alerting
        Entries::SeenAlert told{}; ///< the last, without labels
    };
    using Told = std::vector<Entries::SeenAlert>;

    [[nodiscard]] Entries::SeenAlert seen(const AlertMove &move, AlertState state) const;
    /// Since its `activeAt`, or since the last poll where that cannot be.
    [[nodiscard]] Entries::SeenAlert stamped(const AlertMove &move, AlertState state,
                                             const Poll &poll) const;
    void tellGone(const AlertMove &move, std::optional<Instant> atLatest, const Poll &poll,
                  Told &told);
    void tellPending(const AlertMove &move, const Poll &poll, Told &told);
    void tellFiring(const AlertMove &move, const HeldBackAlerts &heldBack, const Poll &poll,
                    Told &told);
    [[nodiscard]] static bool staysTheSame(const AlertMove &move, Firing &firing);
    [[nodiscard]] Entries::SeenAlert afterItsHold(const AlertMove &move, const Poll &poll) const;

    std::string m_source;
    RuleTimings m_rules;
    std::unordered_map<std::string, Firing> m_firing; ///< by fingerprint
};

} // namespace Chaos
