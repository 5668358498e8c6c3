// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/incident.h"
#include "app/sources/poll.h"
#include "app/sources/reportedalert.h"
#include "models/day/entries.h"

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace Chaos {

/// All incidents that an on-call system has open, list after list, and what they mean for the day.
///
/// An incident is an alert of that system from its stamp on, acknowledged or not, until it is over.
/// Stamps are of the system's own clock; one that lies ahead of the answer that brought it is not
/// believed.
class IncidentRoll
{
public:
    using Told = std::vector<Entries::SeenAlert>;

    explicit IncidentRoll(std::string source);

    void resume(const std::vector<ActiveAlert> &alerts);

    /// Takes the incidents of a whole list. What it does not name is missing, and not over yet.
    [[nodiscard]] Told call(const std::vector<Incident> &listed, const Poll &poll);
    [[nodiscard]] std::vector<std::string> missing() const;
    /// One that is missing is over since then; if the stamp is at the epoch, since some time
    /// between the last list that named it and this one.
    [[nodiscard]] Told end(const std::string &id, const Stamp &ended, const Poll &poll);
    /// What is still missing is over, if that is `certain`, or if it was missing before: a list of
    /// several pages may leave out one that moves from page to page.
    [[nodiscard]] Told endMissing(const Poll &poll, bool certain);

    /// The source cannot be asked any more: the alerts that were active.
    [[nodiscard]] std::vector<ReportedAlert> loseSight();

    /// Some of those that are open and wanted: first those that were picked longest ago or never,
    /// and of these the newest.
    [[nodiscard]] std::vector<std::string>
    pick(std::size_t most, const std::function<bool(const std::string &)> &isWanted);
    /// How it is called; empty for one that is not open.
    [[nodiscard]] std::string nameOf(const std::string &id) const;

private:
    struct Known
    {
        std::string name{};
        AlertState state = AlertState::Inactive; ///< as told
        Instant openedAt{}; ///< source clock, the epoch if not known
        std::uint32_t round = 0; ///< of the last list that named it
        std::uint32_t picked = 0;
        Instant missingSince{}; ///< room clock: it was named before that; the epoch: not missing
        bool wasLost = false;
    };

    void open(const Incident &incident, const Poll &poll, Told &told);
    void close(const Incident &incident, const Poll &poll, Told &told);
    [[nodiscard]] Entries::SeenAlert endOf(const std::string &id, const Known &known,
                                           const Stamp &ended, const Poll &poll) const;
    void remember(const std::string &id, Instant openedAt);

    std::string m_source;
    std::unordered_map<std::string, Known> m_known; ///< what is open, by id
    std::unordered_map<std::string, Instant> m_over; ///< what is not: when it was opened
    std::uint32_t m_round = 0;
    std::uint32_t m_picks = 0;
    bool m_isLost = false;
};

/// Whether the answer that tells of it can have come after that stamp.
[[nodiscard]] bool isBelieved(const Stamp &stamp, const Poll &poll);

} // namespace Chaos
