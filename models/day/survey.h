// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/experiment.h"
#include "models/day/instant.h"
#include "models/day/label.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Chaos {

/// How Icinga checks a host or a service: what there is in place of an expression.
struct CheckSettings
{
    Micros every{0}; ///< while all is well
    Micros retryEvery{0}; ///< while a problem is soft
    int attempts = 1; ///< results in a row that make a problem hard
    bool isActive = true; ///< false: it waits for what others tell it
    bool notifies = true; ///< false: that is switched off
    bool isInDowntime = false;
    bool operator==(const CheckSettings &) const = default;
};

/// How New Relic gathers what a condition reads, and when it opens an incident: what there is in
/// place of scrapes and evaluations.
struct SignalSettings
{
    std::string policy{}; ///< id
    Micros window{std::chrono::minutes(1)}; ///< that points are made of
    Micros slide{0}; ///< from one window to the next; 0: its whole length
    Micros wait{std::chrono::minutes(2)}; ///< for data that is late, after a window
    Micros crossedFor{0}; ///< the threshold, before it opens
    bool isEachPoint = true; ///< … by all points of that time; false: one is enough
    bool goesByData = true; ///< a window ends only with data from after it
    Micros lossAfter{0}; ///< no data for so long opens one as well; 0: it does not
    bool fillsGaps = false; ///< where no data came, it takes a value for granted
    bool isOn = true;
    bool operator==(const SignalSettings &) const = default;
};

/// What shares one issue in New Relic: people are told when it opens, and not of what joins it.
struct IssuePolicy
{
    enum class Opens : std::uint8_t {
        ForAll, ///< one for all conditions of the policy
        ForCondition,
        ForTarget, ///< one for each condition and what it watches
    };
    std::string id{};
    std::string name{};
    Opens opens = Opens::ForAll;
    bool operator==(const IssuePolicy &) const = default;
};

/// Whether and when somebody is told of a host's or a service's problems.
struct CheckNotice
{
    std::string host{};
    std::string service{}; ///< empty: the host itself
    Micros begin{0}; ///< it must have been hard for so long
    std::string period{}; ///< outside of which it is quiet; empty: never
    bool tellsSomebody = true; ///< of problems
    bool operator==(const CheckNotice &) const = default;
};

/// One alerting rule as its source has it loaded.
struct AlertRule
{
    std::string name{};
    std::string group{};
    std::string query{}; ///< the expression; at most 4 KB of it
    std::vector<Label> labels{}; ///< that the rule sets
    std::vector<Label> annotations{}; ///< templates as they stand in the rule
    Micros evaluatedEvery{0}; ///< 0: not known
    Micros holdFor{0};
    Micros keepFiringFor{0};
    bool isHealthy = true; ///< its last evaluation went well
    std::optional<CheckSettings> check{}; ///< of a host or a service; the rule has its labels
    std::optional<SignalSettings> signal{}; ///< of a condition of New Relic
    bool operator==(const AlertRule &) const = default;
};

/// How often a source reads one set of targets.
struct ScrapeJob
{
    std::string name{};
    Micros interval{0};
    Micros timeout{0};
    bool operator==(const ScrapeJob &) const = default;
};

/// A node of the tree that leads alerts to receivers. Times are its own or inherited.
struct NotificationRoute
{
    std::string receiver{}; ///< empty: nobody
    std::vector<LabelMatcher> matchers{};
    std::vector<std::string> groupBy{};
    bool groupsByAll = false; ///< "...": every alert is a group of its own
    Micros groupWait = std::chrono::seconds(30);
    Micros groupInterval = std::chrono::minutes(5);
    Micros repeatInterval = std::chrono::hours(4);
    bool goesOn = false; ///< `continue`: later siblings are tried as well
    std::vector<std::string> muteTimes{}; ///< names of time intervals in which it is quiet
    std::vector<std::string> activeTimes{}; ///< names of those in which alone it is not
    std::vector<NotificationRoute> routes{};
    bool operator==(const NotificationRoute &) const = default;
};

struct Silence
{
    std::string id{};
    std::vector<LabelMatcher> matchers{};
    Instant startsAt{};
    Instant endsAt{};
    std::string createdBy{};
    std::string comment{};
    bool operator==(const Silence &) const = default;
};

/// While an alert like the source fires, alerts like the target that have equal `equal` labels are
/// held back.
struct Inhibition
{
    std::vector<LabelMatcher> source{};
    std::vector<LabelMatcher> target{};
    std::vector<std::string> equal{};
    bool operator==(const Inhibition &) const = default;
};

/// Alerts that are told of together, and have been: what joins them waits for the next interval.
struct OpenGroup
{
    std::string receiver{};
    std::vector<Label> labels{};
    int alerts = 0;
    Instant since{}; ///< the first of its alerts; source clock
    bool operator==(const OpenGroup &) const = default;
};

/// How a source is set up, as it says itself: what it would alert on, and what stands between an
/// alert and a person.
struct Survey
{
    Instant takenAt{}; ///< of the entry; room clock
    bool isComplete = true; ///< false: there was more than could be kept
    // what would alert
    std::vector<AlertRule> rules{}; ///< sorted by name
    std::vector<ScrapeJob> jobs{};
    Micros queryOffset{0};
    std::optional<Micros> lookback{}; ///< for which a series counts that has no newer sample
    std::vector<Label> externalLabels{}; ///< added to an alert on its way out
    std::vector<std::string> notifies{}; ///< addresses that alerts are sent to
    bool tellsWhomItNotifies = false; ///< whether `notifies` is known at all
    // who would be told
    std::vector<CheckNotice> notices{}; ///< sorted by host and service
    bool isMute = false; ///< it tells nobody of anything, by a switch for all
    std::vector<IssuePolicy> policies{}; ///< sorted by id
    std::optional<NotificationRoute> route{};
    std::vector<Silence> silences{}; ///< active or to come
    std::vector<Inhibition> inhibitions{};
    std::vector<OpenGroup> groups{};

    /// The rules of that name, in the order in which the source has them.
    [[nodiscard]] std::vector<const AlertRule *> rulesNamed(std::string_view name) const;
    /// The policy of a rule that has one, or null.
    [[nodiscard]] const IssuePolicy *policyOf(const AlertRule &rule) const;
    /// The same set-up, whenever it was read.
    [[nodiscard]] bool saysTheSameAs(const Survey &other) const;
    bool operator==(const Survey &) const = default;
};

/// A name may not be longer, a text not than four of it; a survey not have more rules.
inline constexpr std::size_t longestSurveyedText = 1024;
inline constexpr std::size_t mostSurveyedRules = 20000;

} // namespace Chaos
