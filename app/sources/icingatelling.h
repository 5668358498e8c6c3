// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/icingaparser.h"
#include "app/sources/poll.h"
#include "app/sources/reportedalert.h"
#include "models/day/entries.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace Chaos {

/// What Icinga's hosts and services mean for the day.
///
/// A soft problem is a first sign, a hard one is known; one that nobody is told of because of a
/// downtime, an acknowledgement, flapping, its reachability or a switch is known and held back, and
/// which of them it is stands in its annotation `held_back_by`; Icinga's own word for the problem
/// stands in `check_state`. Each state begins at Icinga's own stamp: the end of the check that
/// brought it. How a problem's severity changes is no news. Events tell at once what the objects
/// tell at the next round, and the objects are the truth.
class IcingaTelling
{
public:
    explicit IcingaTelling(std::string source);

    void resume(const std::vector<ActiveAlert> &alerts);
    /// Whether anybody is told of anything at all, and whether flapping counts.
    /// Since when a problem is hard, on the source's clock; the epoch where it is not.
    [[nodiscard]] Instant hardSince(const IcingaName &name) const;
    void setSwitches(const IcingaStatus &status);

    /// Takes how hosts or services stand, as they were asked for at an instant of the room's clock.
    [[nodiscard]] std::vector<Entries::SeenAlert> tell(const std::vector<IcingaCheck> &checks,
                                                       Instant askedAt, const Poll &poll);
    /// The round has named them all: what it did not name is gone.
    [[nodiscard]] std::vector<Entries::SeenAlert> endRound(const Poll &poll);
    /// Takes a change as it happens; nothing while the source is lost, or of what no round named.
    [[nodiscard]] std::vector<Entries::SeenAlert> tell(const IcingaEvent &event, const Poll &poll);
    [[nodiscard]] std::vector<ReportedAlert> loseSight();

private:
    /// One host or service, and what was told of it.
    struct Known
    {
        IcingaCheck check{};
        AlertState state = AlertState::Inactive; ///< as told
        // of the problem that is there; source clock, the epoch if not known
        Instant begunAt{};
        Instant hardAt{};
        Instant heldAt{}; ///< the last word that it is held back, or no longer
        Instant heardAt{}; ///< of the last event; room clock
        std::uint32_t round = 0;
        bool wasLost = false;
    };
    using Told = std::vector<Entries::SeenAlert>;

    [[nodiscard]] AlertState stateOf(const IcingaCheck &check) const;
    [[nodiscard]] std::string holderOf(const IcingaCheck &check) const;
    void move(Known &known, IcingaCheck check, const Poll &poll, Told &told) const;
    void tellFine(Known &known, const Poll &poll, Told &told) const;
    void tellProblem(Known &known, AlertState state, const Poll &poll, Told &told) const;
    [[nodiscard]] Entries::SeenAlert seen(const Known &known, AlertState state) const;
    /// At the stamp if it can be believed, else between two polls.
    void tellAt(const Known &known, AlertState state, Instant stamp, const Poll &poll,
                Told &told) const;

    std::string m_source;
    IcingaStatus m_switches{};
    std::unordered_map<std::string, Known> m_known; ///< by fingerprint
    std::uint32_t m_round = 1;
    bool m_isLost = false;
};

} // namespace Chaos
