// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/production.h"

#include <QJsonValue>

#include <vector>

namespace Chaos {

/// Where something that a step names leads.
struct Whereabouts
{
    QString said{}; ///< as the step says it
    QStringList names{}; ///< that, and what the user's configuration makes of it
    std::vector<IpBytes> addresses{};
    bool operator==(const Whereabouts &) const = default;
};

/// Where the hosts of a fence are, in their order.
using FenceMap = std::vector<Whereabouts>;

/// Why a step must not reach that: it is production, by its name or by an address. Says the name,
/// the address and what of the plan it is in; empty: it is not. What is allowed for the run may be
/// reached, and nothing else of production that happens to lie there.
[[nodiscard]] QString trespass(const Fence &fence, const FenceMap &hosts, const Whereabouts &to);

/// What the words of a provider name, whatever it is: hosts of the URLs in them, to be looked up,
/// and all that could be a name or an address, which are compared as they stand.
struct NamedPlaces
{
    QStringList ofUrls{};
    QStringList words{};
    bool operator==(const NamedPlaces &) const = default;
};
[[nodiscard]] NamedPlaces placesIn(const QJsonValue &provider);

/// An address as people read it.
[[nodiscard]] QString textOf(const IpBytes &address);

} // namespace Chaos
