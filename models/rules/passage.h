// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/matching.h"
#include "models/rules/notifying.h"
#include "models/rules/sighting.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace Chaos {

/// A group of alerts that was open in an Alertmanager when another one joined it.
struct GroupBefore
{
    Instant notifiedAt{}; ///< the last time before that, or else its first flush; room clock
    bool wasHeard = false; ///< the room took that page itself
    Instant nextFlush{}; ///< after the alert joined
    bool operator==(const GroupBefore &) const = default;
};

/// How one label set of an alert went through an Alertmanager (integrations §3.1).
struct Passage
{
    std::string teller{}; ///< key of the source
    std::vector<Label> group{}; ///< the labels that it is grouped by
    Micros groupWait{0};
    Spell spell{}; ///< of the alert
    std::optional<GroupBefore> joined{}; ///< nothing: it opened a group of its own

    /// Over before anybody could be told of a new group.
    [[nodiscard]] bool isTooShort() const;
};

/// How the alerts of a day went through its Alertmanagers, by the routes that those had by the end
/// of the run and by what was seen in them. Asked for many alerts of one run; the day must outlive
/// it.
class Passages
{
public:
    Passages(const Day &day, const Run &run, const Window &window)
        : m_day(day)
        , m_surveys(day.surveys().forRun(run.experiment))
        , m_window(window)
    {}

    /// Of an alert that a source knew in the window; empty where no Alertmanager says how it leads
    /// alerts to people. What reached more than one receiver is there once for each.
    [[nodiscard]] std::vector<Passage> of(const NamedAlert &named, const std::string &source) const;

private:
    struct Teller
    {
        std::string key;
        std::shared_ptr<const Survey> survey;
        WalkedRoute root;
    };
    struct Seen
    {
        Spell spell{};
        ExpectedLabels labels{};
    };

    struct Grouped
    {
        std::vector<std::uint32_t> others{};
        std::vector<std::uint32_t> own{};
    };

    [[nodiscard]] const std::vector<Teller> &tellers() const;
    [[nodiscard]] std::vector<Seen> seenIn(const NamedAlert &named, const std::string &source,
                                           const std::vector<Label> &external) const;
    void add(const Teller &teller, const std::vector<Seen> &all,
             std::vector<Passage> &passages) const;
    [[nodiscard]] std::optional<GroupBefore> groupBefore(const Teller &teller,
                                                         const NotificationRoute &route,
                                                         const Seen &joining,
                                                         const std::vector<Seen> &own) const;
    [[nodiscard]] std::optional<Instant> firstFlush(const Teller &teller,
                                                    const NotificationRoute &route,
                                                    const Seen &joining,
                                                    const std::vector<Seen> &own) const;

    [[nodiscard]] Grouped groupedWith(const Teller &teller, const NotificationRoute &route,
                                      const Seen &joining, const std::vector<Seen> &own) const;

    const Day &m_day;
    const SurveyBook::Surveys &m_surveys;
    Window m_window;
    mutable std::optional<std::vector<Teller>> m_tellers; ///< once asked for
};

} // namespace Chaos
