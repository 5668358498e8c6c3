// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/timeticks.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <optional>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array<Micros, 33> steps = {
    1ms, 2ms, 5ms, 10ms, 20ms, 50ms, 100ms, 200ms, 500ms, 1s,    2s,
    5s,  10s, 15s, 30s,  1min, 2min, 5min,  10min, 15min, 30min, 1h,
    2h,  3h,  6h,  12h,  24h,  48h,  168h,  336h,  720h,  1440h, 4320h,
};

QDateTime localTime(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(microsOf(at) / 1000);
}

/// Half of a zoom's frame would go by if QDateTime were asked for every label.
QString labelOf(Instant at, Micros step, std::optional<Micros> zone)
{
    const Micros fromZone =
        zone ? *zone : Micros(std::chrono::seconds(localTime(at).offsetFromUtc()));
    const std::int64_t millis = microsOf(at + fromZone) / 1000;
    constexpr std::int64_t day = 86'400'000;
    const std::int64_t ofDay = millis % day;
    if (step >= 24h || (step >= 1h && ofDay == 0))
        return localTime(at).toString(u"d MMM"_s);
    QString label;
    const auto add = [&label](std::int64_t number, std::int64_t unit) {
        for (; unit > 0; unit /= 10)
            label += QChar(char16_t(u'0' + number / unit % 10));
    };
    add(ofDay / 3'600'000, 10);
    label += u':';
    add(ofDay / 60'000 % 60, 10);
    if (step >= 1min)
        return label;
    label += u':';
    add(ofDay / 1000 % 60, 10);
    if (step >= 1s)
        return label;
    label += u'.';
    add(ofDay % 1000, 100);
    return label;
}

} // namespace

std::vector<TimeTick> timeTicks(const TimeScale &scale, int room)
{
    const Micros wanted = scale.perColumn() * std::max(1, room);
    const auto it = std::ranges::lower_bound(steps, wanted);
    const Micros apart = it == steps.end() ? steps.back() : *it;

    const Micros zone = std::chrono::seconds(localTime(scale.from()).offsetFromUtc());
    const std::int64_t local = microsOf(scale.from() + zone);
    Instant at = instantOf(local - local % apart.count()) - zone;
    const Instant end = scale.to() + apart;
    // A day has one change of the clocks at most: with one offset at both ends there was none.
    const bool isOneZone =
        end - at < 48h && localTime(end).offsetFromUtc() == localTime(at).offsetFromUtc();
    std::vector<TimeTick> ticks;
    for (; at < end; at += apart)
        ticks.push_back({at, labelOf(at, apart, isOneZone ? std::optional(zone) : std::nullopt)});
    return ticks;
}

} // namespace Chaos
