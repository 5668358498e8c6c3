// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/instant.h"
#include "models/day/staginghost.h"
#include "models/day/wordtable.h"

#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace Chaos {

/// Whether a source can be believed just now.
enum class SourceHealth : std::uint8_t { Waiting, Live, Failing };

inline constexpr auto sourceHealthWords = std::to_array<std::pair<SourceHealth, std::string_view>>({
    {SourceHealth::Waiting, "waiting"},
    {SourceHealth::Live, "live"},
    {SourceHealth::Failing, "failing"},
});

struct SourceStanding
{
    SourceHealth health = SourceHealth::Waiting;
    Instant since{};
    QString reason{}; ///< of failing, in words for the operator
    bool operator==(const SourceStanding &) const = default;
};

/// One stretch of a host's condition; it ends where the next begins.
struct HostStretch
{
    Instant from{};
    HostState state = HostState::Unknown;
    QString detail{}; ///< "503", "refused", "38 ms"
    bool operator==(const HostStretch &) const = default;
};

struct Sample
{
    Instant at{}; ///< room clock
    double value = 0; ///< NaN: there was no number to be had
};
/// Two missing numbers are the same.
[[nodiscard]] bool operator==(const Sample &a, const Sample &b);

/// How hosts, sources and measured numbers stood over the day.
class WorldBook
{
public:
    /// `source.health`: subject the source, payload {"health","reason"}.
    void applySource(const EntryView &entry);
    /// `host.changed`: subject the host, payload {"state","detail","since":µs}.
    void applyHost(const EntryView &entry);
    /// `samples.taken`: subject the series ("host/KEY" in ms, "steady/EXPERIMENT/INDEX",
    /// "criterion/EXPERIMENT/INDEX" or "data/EXPERIMENT/INDEX": the series that an expected alert
    /// has to look at), payload {"points":[[µs,number],…]} in order of time; null for a missing
    /// number.
    void applySamples(const EntryView &entry);

    [[nodiscard]] SourceStanding source(std::string_view key) const;
    /// How a source stood over the day, in order of time; waiting before the first. What a source
    /// did not show while it failed is unknown, hence the whole day is kept.
    [[nodiscard]] const std::vector<SourceStanding> &sourceHistory(std::string_view key) const;
    [[nodiscard]] const std::vector<HostStretch> &host(std::string_view key) const;
    [[nodiscard]] const std::vector<Sample> &samples(std::string_view series) const;
    [[nodiscard]] std::vector<std::string> seriesNames() const;

    bool operator==(const WorldBook &) const = default;

private:
    std::map<std::string, std::vector<SourceStanding>, std::less<>> m_sources;
    std::map<std::string, std::vector<HostStretch>, std::less<>> m_hosts;
    std::map<std::string, std::vector<Sample>, std::less<>> m_samples;
};

} // namespace Chaos
