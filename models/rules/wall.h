// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/rules/matching.h"

#include <QStringList>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace Chaos {

/// A stretch of one state, in columns of the wall's axis.
struct WallBar
{
    AlertState state = AlertState::Inactive;
    int from = 0;
    int length = 0;
    bool operator==(const WallBar &) const = default;
};

/// One alert on the wall: all lanes of that name together.
struct WallAlert
{
    enum class Standing : std::uint8_t {
        Waiting, ///< expected, and not seen since the trigger
        Pending,
        Firing,
        HeldBack, ///< known, but silenced, inhibited or muted
        Over,
        BeforeTrigger, ///< fired before, and proves nothing
        Unknown, ///< nobody can tell just now
    };

    QString name{};
    Attribution as = Attribution::Expected;
    Standing standing = Standing::Waiting;
    QString word{}; ///< as people read it
    QString knownAfter{}; ///< expected: "0:41 ± 0.3 s" once it is known
    std::vector<WallBar> bars{}; ///< since the trigger, ascending
    bool operator==(const WallAlert &) const = default;
};

/// What the office screen and the company's page say of a day. Everything in it is bounded, in one
/// line each, and free of characters that order text anew; times of day are those of the place.
struct WallView
{
    /// The axis under the alerts: so many columns from the trigger on.
    static constexpr int columns = 400;

    enum class Phase : std::uint8_t {
        Empty, ///< no experiment in the plan
        Ahead, ///< none has begun
        Between,
        UnderWay,
        Over, ///< the queue is done
    };

    Instant at{}; ///< when it was so
    Phase phase = Phase::Empty;
    QString time{}; ///< "14:10:02"
    QString place{}; ///< "First chaos day · staging · experiment 12 of 40"
    QString title{};
    QString detail{}; ///< the hypothesis, or what there is to know besides
    QString late{}; ///< "18 min late"; empty: in time
    QString event{}; ///< loud: something real that broke
    QString alarm{}; ///< loud: a guard that tripped

    RunState state = RunState::Queued;
    bool isRunning = false; ///< both clocks go on
    std::optional<Micros> sinceTrigger{};
    std::optional<Micros> timeBoxLeft{}; ///< negative: overrun
    std::optional<Elapsed> timeToKnow{};
    std::optional<Elapsed> timeToDetection{};

    Micros axis{0}; ///< length of the axis; 0: there is none
    int passed = 0; ///< columns from the trigger until now
    std::optional<int> backedOutAt{}; ///< column
    std::vector<WallAlert> alerts{};
    int moreAlerts = 0; ///< that there is no room for

    QStringList next{}; ///< titles of what comes after that
    QStringList people{}; ///< "Alice commands"
    bool operator==(const WallView &) const = default;
};

/// `zone`: where the day is held.
[[nodiscard]] WallView wallOf(const Day &day, Instant now, const QTimeZone &zone);

/// The same a moment later, when nothing has happened but time: costs nothing, however long the
/// day.
[[nodiscard]] WallView advanced(WallView view, Instant now, const QTimeZone &zone);

} // namespace Chaos
