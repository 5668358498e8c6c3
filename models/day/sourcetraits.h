// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"

#include <QLatin1StringView>

namespace Chaos {

/// What a type of source is like, for those who need not know which one it is.
struct SourceTraits
{
    /// Whether it says that people were notified.
    enum class Tells : std::uint8_t {
        Nobody,
        OfItsOwn, ///< it notifies of its own alerts, and of no other source's
        OfAny, ///< an on-call system, or a receiver that others send their pages to
    };

    /// How a harmless alert can be sent through it, to prove the way from there to people.
    enum class TakesCanary : std::uint8_t {
        Never,
        ByLabels, ///< any alert is posted to it, with its labels
        ByCheckResult, ///< as the result of a passive check
        ByKey, ///< as an event, with the key of one of its integrations
    };

    bool isAsked = false; ///< the room asks it; the others push, or are the room itself
    bool isSurveyed = false; ///< says how it is set up
    bool hasRules = false; ///< … and its alert rules with it
    bool readsElsewhere = false; ///< … which read what others gather, in languages of theirs
    bool passesOn = false; ///< its alerts are those that rules of other sources found
    Tells tells = Tells::Nobody;
    /// Its alerts and pages are called by titles, in which the name of the alert that was passed on
    /// to it stands among other words.
    bool writesTitles = false;
    /// It takes an API key in its own way, so that the plan's `auth` has nothing to say.
    bool takesKey = false;
    bool takesKeyId = false; ///< … and the key's id, which is the plan's `user`
    bool takesAccount = false; ///< … and the number of the account whose alerts are meant
    /// Where its makers run it for everybody; empty if everybody runs their own.
    QLatin1StringView home{};
    TakesCanary canary = TakesCanary::Never;
    /// Where its makers take events, if that is elsewhere.
    QLatin1StringView eventsHome{};
    /// It is asked no more often, whatever the plan says: its limits are for the whole company.
    Micros quickest = std::chrono::milliseconds(200);
    /// So much time for each question of a round, so that rounds of many keep its limits as well.
    Micros perQuestion{0};
};

[[nodiscard]] SourceTraits traitsOf(AlertSource::Type type);

/// Of whom it tells, as it is planned: what is posted to a webhook need not mean that anybody was.
[[nodiscard]] SourceTraits::Tells tellsOf(const AlertSource &source);

/// The address it is asked at: the plan's, or else its makers'.
[[nodiscard]] QString addressOf(const AlertSource &source);

/// The address that a canary is sent to.
[[nodiscard]] QString canaryAddressOf(const AlertSource &source);

/// Whether what the plan says of its canary is meant for a source of that type; a team's key may
/// still come.
[[nodiscard]] bool fitsCanary(const AlertSource &source);

/// Whether the plan says all that it takes to send a canary through the source.
[[nodiscard]] bool saysCanary(const AlertSource &source);

} // namespace Chaos
