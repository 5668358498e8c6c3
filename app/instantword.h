// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QDate>
#include <QString>

#include <optional>

namespace Chaos {

/// An instant of a day as a command line names it: whole, as RFC 3339, or a time of day in UTC, as
/// journals and reports print it: "14:10", "14:10:02", "14:10:02.5".
struct InstantWord
{
    std::optional<Instant> whole{};
    Micros sinceMidnight{0}; ///< where it is not whole
    bool operator==(const InstantWord &) const = default;

    [[nodiscard]] static std::optional<InstantWord> read(const QString &word);
    /// On that date, where it is a time of day.
    [[nodiscard]] Instant on(QDate date) const;
};

} // namespace Chaos
