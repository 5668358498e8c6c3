// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/readiness.h"

#include <array>
#include <optional>
#include <vector>

namespace Chaos {

/// What of an experiment's plan is looked at on its own.
enum class Aspect : std::uint8_t {
    Method, ///< how it is broken, and everything that no other aspect is about
    Hypothesis,
    Risk,
    BackOut,
    Reset,
    Alerts,
    TimeBox,
    Runbook,
    Roles,
};
inline constexpr std::size_t aspectCount = 9;

[[nodiscard]] Aspect aspectOf(ReadinessRule rule);

enum class Standing : std::uint8_t {
    NotJudged, ///< not looked at yet, or not performed
    Good,
    Warning,
    Hole,
};

/// One experiment and how ready its plan is.
struct ReadinessRow
{
    QString key{};
    QString title{};
    QString takenOut{}; ///< why; empty: it is performed
    bool hasBegun = false; ///< on the day: it can be neither moved nor taken out any more
    Level risk = Level::NotSaid;
    Risk::Reach reach = Risk::Reach::Staging;
    QString blastRadius{};
    int alerts = 0; ///< expected ones
    Micros timeBox{0}; ///< 0: none given
    std::optional<Micros> needed{}; ///< until its slowest alert has come, at the latest
    bool isReckoned = false; ///< `needed` is from what sources say of themselves, not from the plan
    int rolesFilled = 0;
    int rolesWanted = 0;
    std::vector<Concern> concerns{};
    std::array<Standing, aspectCount> standings{};

    [[nodiscard]] Standing standing(Aspect aspect) const { return standings[std::size_t(aspect)]; }
    [[nodiscard]] int holes() const { return holesIn(concerns); }
    [[nodiscard]] bool isJudged() const { return standing(Aspect::Method) != Standing::NotJudged; }
    bool operator==(const ReadinessRow &) const = default;
};

/// What can be said of an experiment without judging it.
[[nodiscard]] ReadinessRow outlineOf(const Day &day, const Experiment &experiment);
/// All of it.
[[nodiscard]] ReadinessRow readinessRowOf(const Surroundings &around, const Experiment &experiment);

} // namespace Chaos
