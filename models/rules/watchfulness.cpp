// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/watchfulness.h"

namespace Chaos {

using namespace std::chrono_literals;

Window dateAnywhere(QDate date)
{
    const Instant midnight = Instant(24h * (date.toJulianDay() - QDate(1970, 1, 1).toJulianDay()));
    return {midnight - 14h, midnight + 36h};
}

Watchfulness watchfulnessOn(QDate date, bool isUnderWay, Instant now)
{
    if (isUnderWay || !date.isValid())
        return Watchfulness::Closely;
    const Window day = dateAnywhere(date);
    return now >= day.from && now < day.to ? Watchfulness::Closely : Watchfulness::Sparingly;
}

std::optional<Instant> watchfulnessTurnsAt(QDate date, bool isUnderWay, Instant now)
{
    if (isUnderWay || !date.isValid())
        return {};
    const Window day = dateAnywhere(date);
    if (now < day.from)
        return day.from;
    return now < day.to ? std::optional(day.to) : std::nullopt;
}

} // namespace Chaos
