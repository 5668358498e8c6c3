// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/sighting.h"
#include "models/rules/timing.h"

#include <map>
#include <optional>
#include <vector>

namespace Chaos {

/// A page that counts for a run.
struct Told
{
    Correction when{};
    std::string by{}; ///< the source of the page
    bool operator==(const Told &) const = default;
};

/// When a page was sent, if that may have been in the window of what began at `trigger`.
[[nodiscard]] std::optional<Told> toldIn(const Day &day, const Page &page, const Window &window,
                                         const Stamp &trigger);

/// The part of an alert's key that its source gave: "source/fingerprint".
[[nodiscard]] std::string_view fingerprintOf(const AlertBook &book, const Alert &alert);

/// From the trigger to an instant. What may have been before the trigger by its ± alone counts as
/// nothing, with the ± that is left of it: a duration is never negative.
[[nodiscard]] Elapsed elapsedSince(const Stamp &trigger, const Stamp &stamp);

/// An expected alert, as every source that should or did see it saw it.
struct ExpectedSighting
{
    std::map<std::string, Sighting> bySource{};
    std::vector<Told> named{}; ///< pages that name it, by name or fingerprint, in order of time
    std::optional<Told> credited{}; ///< the unnamed page that can only have meant it

    /// When the first source knew.
    [[nodiscard]] std::optional<Correction> known() const;
    [[nodiscard]] bool activeAtTrigger() const;
};

/// Everything that was seen and told of a run's expected alerts, in the plan's order.
struct RunSightings
{
    Window window{};
    Stamp trigger{};
    std::vector<ExpectedSighting> expected{};
    std::vector<Told> unnamed{}; ///< pages that name nothing: they count for the run
};

/// Nothing for a run that was not triggered. A page that names nothing is credited to an expected
/// alert only when exactly one was known and untold by then.
[[nodiscard]] std::optional<RunSightings> sightingsOf(const Day &day, const Run &run,
                                                      const std::vector<ExpectedAlert> &expected,
                                                      Instant now);

} // namespace Chaos
