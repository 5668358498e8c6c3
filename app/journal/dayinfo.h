// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace Chaos {

/// A day of a store, as a list of days shows it.
struct DayInfo
{
    qint64 number = 0;
    QString key{};
    QString title{};
    Instant createdAt{};
    qint64 entries = 0; ///< also the sequence of the last one
    std::optional<Instant> lastAt{}; ///< of the last entry
    bool operator==(const DayInfo &) const = default;
};

} // namespace Chaos
