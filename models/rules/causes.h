// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/wordtable.h"

#include <QString>

namespace Chaos {

/// Why an alert failed, in the story's own list.
enum class Cause : std::uint8_t {
    Misconfigured, ///< or misunderstood
    Merged, ///< by the incident preference
    Unclear,
    ThresholdHidden, ///< out of reach: logic such as a keep-alive hides it
    ThresholdOutOfReach, ///< in staging, or inside the time-box
    DnsCaching,
    FlawedDetection,
    Unauthentic,
    Other,
};

/// The words that verdict entries carry.
inline constexpr auto causeWords = std::to_array<std::pair<Cause, std::string_view>>({
    {Cause::Misconfigured, "misconfigured"},
    {Cause::Merged, "merged"},
    {Cause::Unclear, "unclear"},
    {Cause::ThresholdHidden, "threshold_hidden"},
    {Cause::ThresholdOutOfReach, "threshold_out_of_reach"},
    {Cause::DnsCaching, "dns_caching"},
    {Cause::FlawedDetection, "flawed_detection"},
    {Cause::Unauthentic, "unauthentic"},
    {Cause::Other, "other"},
});

[[nodiscard]] QString wordOf(Cause cause);
/// The cause as people read it; text that is none of the words is somebody's own and stays.
[[nodiscard]] QString causeTitle(const QString &cause);

} // namespace Chaos
