// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/timeticks.h"

#include <QDateTime>

#include <algorithm>
#include <array>

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

QString labelOf(Instant at, Micros step)
{
    const QDateTime local = localTime(at);
    if (step >= 24h || (step >= 1h && local.time() == QTime(0, 0)))
        return local.toString(u"d MMM"_s);
    if (step >= 1min)
        return local.toString(u"HH:mm"_s);
    return local.toString(step >= 1s ? u"HH:mm:ss"_s : u"HH:mm:ss.zzz"_s);
}

} // namespace

std::vector<TimeTick> timeTicks(const TimeScale &scale, int room)
{
    const Micros wanted = scale.perColumn() * std::max(1, room);
    const auto it = std::ranges::lower_bound(steps, wanted);
    const Micros step = it == steps.end() ? steps.back() : *it;

    const Micros zone = std::chrono::seconds(localTime(scale.from()).offsetFromUtc());
    const std::int64_t local = microsOf(scale.from() + zone);
    Instant at = instantOf(local - local % step.count()) - zone;
    std::vector<TimeTick> ticks;
    for (const Instant end = scale.to() + step; at < end; at += step)
        ticks.push_back({at, labelOf(at, step)});
    return ticks;
}

} // namespace Chaos
