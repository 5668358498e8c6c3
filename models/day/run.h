// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/baseline.h"
#include "models/day/instant.h"
#include "models/day/production.h"
#include "models/day/wordtable.h"

#include <QString>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace Chaos {

/// How far an experiment has come. Each act of a person moves it one on.
enum class RunState : std::uint8_t {
    Queued,
    Started, ///< people are at their places, nothing is broken yet
    Triggered, ///< the fault is applied
    BackedOut, ///< the fault is taken away, the state may still be off
    Reset, ///< the reset criteria are confirmed
    Finished,
    Skipped,
};

inline constexpr auto runStateWords = std::to_array<std::pair<RunState, std::string_view>>({
    {RunState::Queued, "queued"},
    {RunState::Started, "started"},
    {RunState::Triggered, "triggered"},
    {RunState::BackedOut, "backed_out"},
    {RunState::Reset, "reset"},
    {RunState::Finished, "finished"},
    {RunState::Skipped, "skipped"},
});

/// A guard alert or a measured criterion that said: back out. Written down once a run.
struct TrippedGuard
{
    QString guard{}; ///< its name
    QString what{}; ///< what it saw, in words: "CheckoutErrors fires"
    Instant since{};
    bool operator==(const TrippedGuard &) const = default;
};

/// Whether the fault is really there, as a probe or a person says.
struct AppliedFact
{
    bool is = false;
    bool isProbed = false; ///< the room has looked; else a person says so
    QString why{}; ///< what it rests on
    QString by{};
    Instant at{};
    bool operator==(const AppliedFact &) const = default;
};

/// What became of one experiment on the day.
struct Run
{
    QString experiment{}; ///< its key
    RunState state = RunState::Queued;
    std::optional<Instant> startedAt{};
    std::optional<Stamp> triggeredAt{}; ///< T+0
    std::optional<Instant> backedOutAt{};
    std::optional<Instant> resetAt{};
    std::optional<Instant> finishedAt{};
    std::optional<bool> held{}; ///< did the hypothesis hold; nothing: nobody can say
    QString backOutReason{};
    QString skipReason{};
    std::set<int> methodDone{}; ///< steps of the method that people have done, and said so
    std::set<int> backOutDone{}; ///< steps of the back-out plan ticked off
    std::set<int> resetDone{}; ///< reset criteria confirmed one by one
    std::optional<AppliedFact> applied{}; ///< said last; nothing: nobody has; see `appliedOf`
    std::vector<TrippedGuard> trippedGuards{}; ///< in the order in which they tripped
    std::optional<Baseline> baseline{}; ///< how the world stood when it was started
    std::optional<Instant> rehearsalAskedAt{}; ///< of its way back, see `rehearsalOf`
    std::optional<PassedGate> passed{}; ///< where it did not stand well, and somebody went on
    std::vector<AllowedHost> allowed{}; ///< of production, for this run alone
    bool operator==(const Run &) const = default;

    [[nodiscard]] bool isUnderWay() const
    {
        return state == RunState::Started || state == RunState::Triggered
            || state == RunState::BackedOut || state == RunState::Reset;
    }
    [[nodiscard]] bool allows(const QString &host) const
    {
        return std::ranges::count(allowed, host, &AllowedHost::host) > 0;
    }
    /// While this holds, no other experiment may start.
    [[nodiscard]] bool isApplied() const
    {
        return state == RunState::Triggered || state == RunState::BackedOut;
    }
};

} // namespace Chaos
