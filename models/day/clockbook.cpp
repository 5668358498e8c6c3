// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/clockbook.h"

#include "models/day/payload.h"

#include <algorithm>

namespace Chaos {

void ClockBook::apply(const EntryView &entry)
{
    Payload payload;
    auto object = payload.read(entry);
    const auto offset = object.number("offset");
    const auto error = object.number("error");
    if (!offset || !error || *error < 0)
        return;
    auto &readings = m_readings[std::string(entry.subject)];
    const ClockReading reading{entry.at, Micros(*offset), Micros(*error)};
    const auto place = std::ranges::upper_bound(readings, entry.at, {}, &ClockReading::at);
    readings.insert(place, reading);
}

const std::vector<ClockReading> &ClockBook::readings(std::string_view source) const
{
    static const std::vector<ClockReading> none;
    const auto it = m_readings.find(source);
    return it == m_readings.end() ? none : it->second;
}

std::optional<ClockReading> ClockBook::near(std::string_view source, Instant at) const
{
    const auto &all = readings(source);
    if (all.empty())
        return {};
    const auto after = std::ranges::lower_bound(all, at, {}, &ClockReading::at);
    if (after == all.end())
        return all.back();
    if (after == all.begin() || after->at - at < at - std::prev(after)->at)
        return *after;
    return *std::prev(after);
}

} // namespace Chaos
