// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QString>

#include <optional>
#include <vector>

namespace Chaos {

/// Something real that broke during the day: from then on the drill is an incident, until somebody
/// says how it ended.
struct UnplannedEvent
{
    /// Somebody who has to hear of it, and did.
    struct Told
    {
        QString role{}; ///< key
        QString by{}; ///< who says so
        Instant at{};
        bool operator==(const Told &) const = default;
    };

    QString key{};
    QString what{}; ///< what broke, in a line
    QString experiment{}; ///< key of the one under way then; empty between two
    QString by{};
    Instant at{}; ///< room clock
    std::optional<Instant> overAt{};
    QString outcome{}; ///< how it ended
    std::vector<Told> told{}; ///< a role once, in the order in which they heard
    bool operator==(const UnplannedEvent &) const = default;

    [[nodiscard]] bool isOpen() const { return !overAt; }
    /// Whether what began then belongs to the event rather than to an experiment.
    [[nodiscard]] bool covers(Instant then) const
    {
        return then >= at && (!overAt || then < *overAt);
    }
    [[nodiscard]] bool isTold(const QString &role) const
    {
        for (const Told &one : told) {
            if (one.role == role)
                return true;
        }
        return false;
    }
};

} // namespace Chaos
