// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/newrelicparser.h"
#include "app/sources/poll.h"
#include "app/sources/reportedalert.h"
#include "models/day/entries.h"
#include "models/day/pagebook.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace Chaos {

/// All that one round of asking New Relic has brought.
struct NewRelicRound
{
    std::vector<NewRelicIssue> open{};
    std::vector<NewRelicIssue> closed{}; ///< some that were closed of late
    NewRelicIncidents incidents{};
    bool isWhole = true; ///< false: there were more open ones than were read
};

/// What New Relic's issues mean for the day: each condition of an issue is an alert of its own.
///
/// People are told of an issue once, when it is activated. A condition that joins it later is known
/// and nobody is told of it: that is the merging of its policy's incident preference (integrations
/// §5.2), and its alert is annotated with the issue that swallowed it.
class NewRelicTelling
{
public:
    explicit NewRelicTelling(std::string source);

    struct Told
    {
        std::vector<Entries::SeenAlert> alerts{};
        std::vector<Page> pages{};
    };

    /// Alerts that were active when the program last ran.
    void resume(const std::vector<ActiveAlert> &alerts);
    [[nodiscard]] Told tell(const NewRelicRound &round, const Poll &poll);
    /// The alerts that were active, once.
    [[nodiscard]] std::vector<ReportedAlert> loseSight();

    /// The earliest beginning of an alert that is active; source clock.
    [[nodiscard]] std::optional<Instant> earliest() const;
    /// The same of those whose issue is not among these any more.
    [[nodiscard]] std::optional<Instant> earliestGone(const std::vector<NewRelicIssue> &open) const;
    /// From when on incidents would say since when the new conditions among these are known;
    /// nothing where the issues themselves say it.
    [[nodiscard]] std::optional<Instant>
    incidentsWanted(const std::vector<NewRelicIssue> &open) const;

private:
    struct Known
    {
        std::optional<Instant> createdAt{};
        std::optional<Instant> activatedAt{};
        std::unordered_set<std::string> incidents{};
        std::map<std::string, Entries::SeenAlert> alerts{}; ///< by condition; without labels
        bool wasSeen = false; ///< by this run of the program

        [[nodiscard]] const Entries::SeenAlert *find(const std::string &condition) const
        {
            const auto it = alerts.find(condition);
            return it == alerts.end() ? nullptr : &it->second;
        }
    };

    [[nodiscard]] Entries::SeenAlert alertOf(const NewRelicIssue &issue,
                                             const std::string &condition) const;
    [[nodiscard]] static bool joinedTooLate(const NewRelicIssue &issue, const Known &before,
                                            const Entries::SeenAlert &alert);
    /// Since when conditions that are new in it are known.
    void place(const NewRelicIssue &issue, const Known *known, const NewRelicRound &round,
               const Poll &poll, Entries::SeenAlert &alert) const;
    void takeOpen(const NewRelicIssue &issue, const NewRelicRound &round, const Poll &poll,
                  Told &told);
    void page(const NewRelicIssue &issue, Known &known, const std::vector<std::string> &merged,
              Told &told) const;
    void end(const Known &known, const NewRelicIssue *closed, const Poll &poll, Told &told) const;
    [[nodiscard]] bool isNew(const NewRelicIssue &closed, const Poll &poll) const;
    void takeClosed(const NewRelicIssue &closed, const NewRelicRound &round, const Poll &poll,
                    Told &told);

    std::string m_source;
    std::unordered_map<std::string, Known> m_issues; ///< open ones, by id
    std::unordered_set<std::string> m_ended; ///< ids that are still among the closed ones
    bool m_isFirst = true; ///< what it finds was told of before, if at all
    Instant m_pagesSince{}; ///< about when it first asked; source clock
    bool m_isLost = false;
};

} // namespace Chaos
