// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/wordtable.h"

#include <QString>

#include <optional>
#include <vector>

namespace Chaos {

/// What a look at the world before the trigger found amiss.
struct PreflightFinding
{
    enum class What : std::uint8_t {
        Other, ///< said by a newer version
        EventOpen, ///< something unplanned has broken
        NotReset, ///< another experiment's fault is not known to be gone
        ExpectedFires, ///< an alert whose firing shall be success
        GuardFires, ///< an alert whose firing means: back out
        SourceFails, ///< it answered before
        HostDown,
        IncidentOpen, ///< at an on-call system: a new problem may join it in silence
        AlertFires, ///< one that the experiment does not name
        DnsDiffers, ///< the desk gets another answer than the authoritative server gives
        HostSlow,
        SourceNeverAnswered,
        SourceWaits, ///< nobody has asked it, or it has not answered yet
        SourceLags, ///< its last word is old
        ClockUnknown, ///< its stamps cannot be compared with the trigger
    };
    /// What blocks has to be mended before the trigger, or passed with a reason.
    enum class Weight : std::uint8_t { WorthKnowing, Blocks };

    What what = What::Other;
    Weight weight = Weight::WorthKnowing;
    QString subject{}; ///< key of the source, host, experiment or event, or an alert's name
    QString source{}; ///< of an alert
    QString detail{}; ///< what source, host or people say of it
    std::optional<Instant> since{};
    int count = 1; ///< alerts of that name that fire
    bool operator==(const PreflightFinding &) const = default;

    /// The same trouble, however it is worded and however long it lasts.
    [[nodiscard]] bool isOf(const PreflightFinding &other) const
    {
        return what == other.what && subject == other.subject && source == other.source;
    }
};

inline constexpr auto preflightWords =
    std::to_array<std::pair<PreflightFinding::What, std::string_view>>({
        {PreflightFinding::What::Other, "other"},
        {PreflightFinding::What::EventOpen, "event_open"},
        {PreflightFinding::What::NotReset, "not_reset"},
        {PreflightFinding::What::ExpectedFires, "expected_fires"},
        {PreflightFinding::What::GuardFires, "guard_fires"},
        {PreflightFinding::What::SourceFails, "source_fails"},
        {PreflightFinding::What::HostDown, "host_down"},
        {PreflightFinding::What::IncidentOpen, "incident_open"},
        {PreflightFinding::What::AlertFires, "alert_fires"},
        {PreflightFinding::What::DnsDiffers, "dns_differs"},
        {PreflightFinding::What::HostSlow, "host_slow"},
        {PreflightFinding::What::SourceNeverAnswered, "source_never_answered"},
        {PreflightFinding::What::SourceWaits, "source_waits"},
        {PreflightFinding::What::SourceLags, "source_lags"},
        {PreflightFinding::What::ClockUnknown, "clock_unknown"},
    });

inline constexpr auto preflightWeightWords =
    std::to_array<std::pair<PreflightFinding::Weight, std::string_view>>({
        {PreflightFinding::Weight::WorthKnowing, "worth_knowing"},
        {PreflightFinding::Weight::Blocks, "blocks"},
    });

/// How the world stood before an experiment: what was wrong then is none of its doing.
struct Baseline
{
    Instant at{};
    int sources = 0; ///< of the plan, …
    int sourcesLive = 0; ///< … and those that answer
    int hosts = 0;
    int hostsUp = 0;
    int firing = 0; ///< alerts, also those that are held back
    std::vector<PreflightFinding> findings{};
    bool operator==(const Baseline &) const = default;
};

/// Somebody took it upon them to trigger although something stood against it.
struct PassedGate
{
    Instant at{};
    QString by{}; ///< name
    QString reason{};
    std::vector<PreflightFinding> findings{}; ///< what stood against it; anything else still does
    bool operator==(const PassedGate &) const = default;
};

} // namespace Chaos
