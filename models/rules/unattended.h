// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <optional>
#include <vector>

namespace Chaos {

/// What is wanted of a day that is played without anybody.
struct UnattendedWish
{
    QStringList experiments{}; ///< keys, in the order in which they are performed; nobody is needed
                               ///< for any of them
    Instant since{}; ///< when the room was opened: what is older was left by an earlier session
    QString callOff{}; ///< why nothing more is started and what is applied is backed out; empty: it
                       ///< is not
    /// So long after the last step of a back-out plan all may take to be as it was.
    Micros wayBack = std::chrono::minutes(5);
};

/// What is done next.
struct UnattendedMove
{
    std::optional<Entry> entry{}; ///< to be written down; nothing: the world is waited for
    bool isOver = false; ///< nothing more is done
};

/// What the people of the day would do next, from the day alone: the same day and instant give the
/// same move, and each move changes the day so that the next one differs.
///
/// First whatever an earlier session left applied is taken back. Then each experiment is started
/// once its sources were heard of, triggered if neither holes nor preflight nor its steady states
/// stand against it, and backed out once a guard has tripped, once all expected alerts are known
/// and told as far as anybody tells, or once its time-box is over. The reset is confirmed when its
/// criteria are met and the steady states are back. After a way back that failed nothing more is
/// started.
[[nodiscard]] UnattendedMove nextUnattended(const Day &day, const UnattendedWish &wish,
                                            Instant now);

/// What came of an experiment, the worst last.
enum class UnattendedEnd : std::uint8_t { Held, NotHeld, NotPerformed, NotBackedOut };

struct UnattendedResult
{
    QString experiment{};
    UnattendedEnd end = UnattendedEnd::NotPerformed;
    QString why{}; ///< in words; empty where it held
    bool operator==(const UnattendedResult &) const = default;
};

/// One for each that is wanted, and one for what could not be taken back of an earlier session.
[[nodiscard]] std::vector<UnattendedResult>
unattendedResults(const Day &day, const UnattendedWish &wish, Instant now);

/// Whether an earlier session left that run applied.
[[nodiscard]] bool isLeftOver(const Run &run, const UnattendedWish &wish);

} // namespace Chaos
