// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace Chaos {

struct Experiment;
struct Plan;
struct Run;
struct StagingHost;

/// An address of the Internet, of version 4 as it is written in version 6.
using IpBytes = std::array<std::uint8_t, 16>;

/// Reads "10.20.0.7", "2001:db8::7" and "fe80::7%eth0"; nothing for what is none.
[[nodiscard]] std::optional<IpBytes> ipOf(const QString &text);

/// Something that is out of reach: a network (10.20.0.0/16), an address, a name (db.prod.example)
/// or names (*.prod.example, where * stands for anything).
class ProductionEntry
{
public:
    /// Nothing for what is none, and for what would be everything.
    [[nodiscard]] static std::optional<ProductionEntry> read(const QString &text);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// A name as somebody writes it, whatever its case and whether a dot ends it or not.
    [[nodiscard]] bool hasName(const QString &name) const;
    [[nodiscard]] bool hasAddress(const IpBytes &address) const;
    bool operator==(const ProductionEntry &) const = default;

private:
    QString m_text;
    QString m_name; ///< as it is compared; empty: it is a network
    IpBytes m_network{};
    int m_bits = 0;
};

/// A host of the plan that is of production.
struct ProductionHost
{
    QString key{};
    QString ssh{}; ///< how ssh reaches it; may be empty
    QString probed{}; ///< the name or address at which it is looked at; may be empty
    bool isAllowed = false; ///< steps of the run may reach it
    bool operator==(const ProductionHost &) const = default;
};

/// All that steps must not reach, as the plan says it.
struct Fence
{
    std::vector<ProductionEntry> entries{};
    std::vector<ProductionHost> hosts{};
    bool operator==(const Fence &) const = default;

    [[nodiscard]] bool isEmpty() const { return entries.empty() && hosts.empty(); }
};

/// `run`: whose steps are meant, with what was allowed for it; null: of none.
[[nodiscard]] Fence fenceOf(const Plan &plan, const Run *run = nullptr);

/// What the host belongs to: its own environment, or the day's.
[[nodiscard]] const QString &environmentOf(const Plan &plan, const StagingHost &host);
/// Its environment says so. What says neither this nor staging is neither.
[[nodiscard]] bool isProduction(const Plan &plan, const StagingHost &host);
[[nodiscard]] bool isStaging(const Plan &plan, const StagingHost &host);
/// The same of the word for an environment.
[[nodiscard]] bool isProduction(const QString &environment);
[[nodiscard]] bool isStaging(const QString &environment);

/// Keys of the hosts of production that scripted steps of it run on, each once.
[[nodiscard]] QStringList productionHostsOf(const Plan &plan, const Experiment &experiment);

/// What the plan still lacks before steps of an experiment may run on a host of production.
enum class Acceptance : std::uint8_t {
    Whole, ///< nothing
    ReachNotSaid, ///< that it reaches production
    NobodyAccepts, ///< who of the plan's people accepts it
    HostNotNamed, ///< that it may reach this host
};
[[nodiscard]] Acceptance acceptanceOf(const Plan &plan, const Experiment &experiment,
                                      const QString &host);

/// A host of production that somebody has allowed for one run, with its name and the second factor.
struct AllowedHost
{
    QString host{}; ///< key
    QString by{};
    Instant at{};
    bool operator==(const AllowedHost &) const = default;
};

/// Every try to allow production on this day: so that a code counts once, and nobody guesses.
struct ProductionBook
{
    std::int64_t lastStep = -1; ///< of time, of the newest code that was taken; -1: none was
    std::vector<Instant> refusedAt{}; ///< codes that were not right, or not for the first time
    bool operator==(const ProductionBook &) const = default;
};

} // namespace Chaos
