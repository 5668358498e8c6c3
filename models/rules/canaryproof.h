// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <optional>
#include <string>
#include <vector>

namespace Chaos {

/// How far a canary came on its way to people, from what its source and those who tell people say.
struct CanaryProof
{
    enum class Standing : std::uint8_t {
        // on its way
        Leaving, ///< its source has not said that it took it
        Taken,
        Suspected, ///< a first sign: not yet enough to be known
        Known,
        HeldBack, ///< known, and held back by a silence, an inhibition, a downtime …
        Told, ///< and not yet cleared
        // at its end
        Proven, ///< somebody was told, and it is over
        Untold, ///< it was known, and nobody was told in time
        Unheard, ///< it was known, and no source of this day would hear that somebody was told
        Unseen, ///< its source never showed it
        NotCleared, ///< it is still there, or nobody knows
        Refused, ///< its source did not take it
        Lost, ///< the room went away before its source had answered
    };

    std::string id{};
    std::string source{};
    Instant sentAt{}; ///< room clock
    Standing standing = Standing::Leaving;
    bool isTimed = false; ///< from when its source took it, times can be measured
    bool isKnown = false;
    std::optional<Elapsed>
        known{}; ///< since it was taken; nothing also while a clock is unmeasured
    std::optional<Elapsed> told{}; ///< the same
    std::string toldBy{}; ///< the source that says so
    bool isOver = false; ///< it was taken back, and its source shows it no more
    Instant until{};
    QString failure{}; ///< in words
    bool operator==(const CanaryProof &) const = default;

    [[nodiscard]] bool isUnderWay() const { return standing <= Standing::Told; }
};

inline constexpr auto canaryStandingWords =
    std::to_array<std::pair<CanaryProof::Standing, std::string_view>>({
        {CanaryProof::Standing::Leaving, "leaving"},
        {CanaryProof::Standing::Taken, "taken"},
        {CanaryProof::Standing::Suspected, "suspected"},
        {CanaryProof::Standing::Known, "known"},
        {CanaryProof::Standing::HeldBack, "held_back"},
        {CanaryProof::Standing::Told, "told"},
        {CanaryProof::Standing::Proven, "proven"},
        {CanaryProof::Standing::Untold, "untold"},
        {CanaryProof::Standing::Unheard, "unheard"},
        {CanaryProof::Standing::Unseen, "unseen"},
        {CanaryProof::Standing::NotCleared, "not_cleared"},
        {CanaryProof::Standing::Refused, "refused"},
        {CanaryProof::Standing::Lost, "lost"},
    });

/// Times are taken from the instant at which the source took the canary, with the uncertainty of
/// that, of the source's clock and of the stamp, as for the alerts of an experiment (see
/// `AlertTiming`). An Alertmanager has only the stamp that the canary itself brought: there "known"
/// lies between that and the first time that the room saw it.
[[nodiscard]] CanaryProof proofOf(const Day &day, const Canary &canary, Instant now);

/// Of the last canary of a source; nothing if there never was one.
[[nodiscard]] std::optional<CanaryProof> lastProofOf(const Day &day, const QString &source,
                                                     Instant now);

/// Whether one is on its way, or has not ended yet: then sources are asked as on the day.
[[nodiscard]] bool isCanaryUnderWay(const Day &day, Instant now);

/// Whether some canary of that source has proven the way.
[[nodiscard]] bool isPathProven(const Day &day, const QString &source, Instant now);

/// The alerts (indexes into `AlertBook::alerts()`) by which a source shows the canary; any source
/// where `source` is empty.
[[nodiscard]] std::vector<std::uint32_t> alertsOfCanary(const Day &day, const Canary &canary,
                                                        std::string_view source);

/// Which alerts are canaries, of whatever source and however long ago: nobody is surprised by them,
/// and they stand against nothing. One flag an alert; empty for a day without canaries.
[[nodiscard]] std::vector<bool> canaryAlerts(const Day &day);
/// Lanes in which there is nothing else; the same way.
[[nodiscard]] std::vector<bool> canaryLanes(const Day &day);

} // namespace Chaos
