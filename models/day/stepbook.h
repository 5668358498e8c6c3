// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/run.h"
#include "models/day/wordtable.h"

#include <QString>

#include <optional>
#include <string_view>
#include <vector>

namespace Chaos {

/// What a step is performed for.
enum class StepPhase : std::uint8_t {
    Method, ///< to apply the fault
    BackOut,
    Reset, ///< to see that all is as it was
    Rehearsal, ///< a step of the back-out plan, tried while nothing is broken
    Recorded, ///< what somebody typed in a terminal: nobody planned it
};

inline constexpr auto stepPhaseWords = std::to_array<std::pair<StepPhase, std::string_view>>({
    {StepPhase::Method, "method"},
    {StepPhase::BackOut, "back_out"},
    {StepPhase::Reset, "reset"},
    {StepPhase::Rehearsal, "rehearsal"},
    {StepPhase::Recorded, "recorded"},
});

enum class StepOutcome : std::uint8_t {
    UnderWay,
    Succeeded, ///< it came to its end; a probe found what it should
    Failed, ///< it came to an end that is none: an exit status, a value out of tolerance
    TimedOut, ///< it was stopped, because it took too long
    Stopped, ///< … because somebody said so
    NotBegun, ///< it could not be: no such program, no such host, refused
    Lost, ///< the room ended meanwhile: what became of it nobody can say
};

inline constexpr auto stepOutcomeWords = std::to_array<std::pair<StepOutcome, std::string_view>>({
    {StepOutcome::UnderWay, "under_way"},
    {StepOutcome::Succeeded, "succeeded"},
    {StepOutcome::Failed, "failed"},
    {StepOutcome::TimedOut, "timed_out"},
    {StepOutcome::Stopped, "stopped"},
    {StepOutcome::NotBegun, "not_begun"},
    {StepOutcome::Lost, "lost"},
});

/// One performance of a step: written down before it begins, and again when it has ended.
struct StepRun
{
    static constexpr int mostOutput = 16'000; ///< characters of it that are kept

    QString key{}; ///< unlike every other
    QString experiment{};
    StepPhase phase = StepPhase::Method;
    int step = -1; ///< its place in the plan's list; -1: of none
    bool isProbe = false; ///< it looks, and changes nothing
    bool isTrigger = false; ///< the first that changes something: with it T+0 begins
    bool inBackground = false; ///< what follows does not wait for it
    QString what{}; ///< as people read it
    QString command{}; ///< as it is performed, secrets masked
    QString target{}; ///< key of the host; empty: this desk
    QString by{};
    Instant begunAt{}; ///< of the entry: it was not begun before
    Uuid id{}; ///< of that entry
    // Once it has ended:
    StepOutcome outcome = StepOutcome::UnderWay;
    std::optional<Stamp> actedAt{}; ///< when it really was begun
    std::optional<Instant> endedAt{};
    std::optional<int> status{}; ///< exit status, or that of an HTTP answer
    QString why{}; ///< in words, where it did not succeed
    QString output{}; ///< its beginning and its end, secrets masked
    std::int64_t outputBytes = 0; ///< all that there were
    bool operator==(const StepRun &) const = default;

    [[nodiscard]] bool isUnderWay() const { return outcome == StepOutcome::UnderWay; }
};

/// Every step that was performed on a day, in the order in which they were begun.
class StepBook
{
public:
    /// Takes `step.began` and `step.ended`, whose subject is the experiment (empty: none was under
    /// way). Gives the step that it tells of; null where it tells nothing new.
    const StepRun *apply(const EntryView &entry);

    [[nodiscard]] const std::vector<StepRun> &all() const { return m_all; }
    [[nodiscard]] const StepRun *find(const QString &key) const;
    /// The last performance of that step; null: there was none.
    [[nodiscard]] const StepRun *last(const QString &experiment, StepPhase phase, int step) const;
    /// The same since that run was started: what was performed before belongs to an earlier try.
    [[nodiscard]] const StepRun *lastOf(const Run &run, StepPhase phase, int step) const;
    bool operator==(const StepBook &) const = default;

private:
    std::vector<StepRun> m_all;
};

} // namespace Chaos
