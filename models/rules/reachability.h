// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/experiment.h"
#include "models/day/survey.h"
#include "models/rules/reach.h"

#include <QFlags>
#include <QStringList>

#include <optional>

namespace Chaos {

class Surroundings;

/// What widened a reach, was taken for granted, or stands in the way.
enum class Circumstance : std::uint32_t {
    NotSurveyed = 1 << 0, ///< not every source that could have it was: nothing is known
    UnknownToSource = 1 << 1, ///< every source that could have it was surveyed, and none does
    SeveralRules = 1 << 2, ///< rules of one name, or sources: the widest of them
    ScrapeNotKnown = 1 << 3, ///< Prometheus' default of a minute was taken
    EvaluationNotKnown = 1 << 4, ///< the same
    RangeWidens = 1 << 5, ///< the expression looks back over a range
    AbsenceWidens = 1 << 6, ///< it waits for something to be missing: up to the lookback
    ReadsRecorded = 1 << 7, ///< it reads a recorded series: what that looks back over is not known
    RouteNotSurveyed = 1 << 8, ///< nobody said who is told: nothing is known of telling
    RouteNotCertain = 1 << 9, ///< a label that nobody knows decides the route: the widest of them
    JoinsOpenGroup = 1 << 10, ///< waits for the interval of a group that is open now
    MayJoinOpenGroup = 1 << 11, ///< might; a label that nobody knows decides
    NobodyIsTold = 1 << 12, ///< no Alertmanager, no route, or a receiver that tells nobody
    Silenced = 1 << 13,
    MaybeSilenced = 1 << 14, ///< by a silence that also asks for a label that nobody knows
    Inhibited = 1 << 15, ///< by an alert that is firing now
    QuietTimes = 1 << 16, ///< the route has times in which it tells nobody
    RuleBroken = 1 << 17, ///< its last evaluation failed
    MaybeInhibited = 1 << 18, ///< where a label that nobody knows decides
    WaitsForOthers = 1 << 19, ///< nothing checks it: how soon it is told of is not known
    InDowntime = 1 << 20, ///< now
    ReadsElsewhere = 1 << 21, ///< how old the data is by then is not known: it can be later
    SwitchedOff = 1 << 22, ///< the rule is
    StallsWithoutData = 1 << 23, ///< while the fault stops its data it finds nothing
    JoinsOpenIssue = 1 << 24, ///< one that is open now: of it nobody is told anew
};
Q_DECLARE_FLAGS(Circumstances, Circumstance)
Q_DECLARE_OPERATORS_FOR_FLAGS(Circumstances)

/// When an expected alert can be known and told, and what that was computed from.
struct Reachability
{
    std::optional<Reach> known{}; ///< firing in its source
    std::optional<Reach> told{}; ///< the notification is sent; nothing also if it is held back
    Circumstances circumstances{};
    QString source{}; ///< whose rule it is; the first where there are several
    Micros scrapedEvery{0}; ///< the longest of those that it may read
    Micros evaluatedEvery{0};
    Micros heldFor{0}; ///< the rule's `for`, as written
    Micros looksBack{0}; ///< the longest range of its expression
    Micros waitsInGroup{0}; ///< the longest wait before its group is told of
    std::optional<CheckSettings> check{}; ///< of the first that Icinga checks
    std::optional<SignalSettings> signal{}; ///< of the first that New Relic does
    QString openIssue{}; ///< that it joins
    QString runbook{}; ///< that its rule links; empty: none does
    std::optional<Silence> silence{};
    QString inhibitedBy{}; ///< name of the alert
    std::optional<OpenGroup> openGroup{};
    QStringList quietTimes{}; ///< names, of mute times and of those in which alone it is not quiet

    [[nodiscard]] bool has(Circumstance one) const { return circumstances.testFlag(one); }
    bool operator==(const Reachability &) const = default;
};

/// When an alert can be known and told, by what the sources say of themselves. The formulas stand
/// in `firing.h` and `notifying.h`.
[[nodiscard]] Reachability reachabilityOf(const Surroundings &around, const NamedAlert &alert);

/// The circumstances in plain words, one short sentence each, in the order of the enumeration.
[[nodiscard]] QStringList circumstanceTexts(Circumstances circumstances);
[[nodiscard]] QString textOf(Circumstance circumstance);

/// An experiment's slowest expected alert against its time-box: "2:45 of 10:00".
struct TimeBoxFit
{
    enum class Fit : std::uint8_t {
        Unknown, ///< nothing is expected, known of it, or there is no time-box
        Fits, ///< even at the latest
        Tight, ///< typically, though not at the latest
        TooLong, ///< typically not
        Impossible, ///< not even at the earliest
    };
    Fit fit = Fit::Unknown;
    std::optional<Reach> needed{}; ///< of the slowest: told where that is known, else known
    Micros timeBox{0}; ///< 0: none given
    int slowest = -1; ///< index into `Experiment::expectedAlerts`
    int unknown = 0; ///< so many expected alerts of which nothing is known
    bool operator==(const TimeBoxFit &) const = default;
};
[[nodiscard]] TimeBoxFit timeBoxFitOf(const Surroundings &around, const Experiment &experiment);
/// How a reach fits a limit; Unknown for a limit that is none.
[[nodiscard]] TimeBoxFit::Fit fitOf(const Reach &needed, Micros limit);

} // namespace Chaos
