// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/steadycurve.h"

#include <algorithm>
#include <cmath>

namespace Chaos {

namespace {

/// Longer than what is watched sparingly is left alone.
constexpr Micros silence = std::chrono::seconds(90);

using SampleAt = std::vector<Sample>::const_iterator;

/// One column's samples, none of them missing.
void addColumn(QList<QPointF> &line, SampleAt first, SampleAt last, const TimeScale &scale)
{
    const auto point = [&scale](const Sample &sample) {
        return QPointF(double((sample.at - scale.from()).count())
                           / double(scale.perColumn().count()),
                       sample.value);
    };
    constexpr std::ptrdiff_t few = 4;
    if (last - first <= few) {
        for (; first != last; ++first)
            line.append(point(*first));
        return;
    }
    const auto [least, greatest] = std::minmax_element(
        first, last, [](const Sample &a, const Sample &b) { return a.value < b.value; });
    line.append(point(*first));
    line.append(point(*std::min(least, greatest)));
    line.append(point(*std::max(least, greatest)));
    line.append(point(*(last - 1)));
}

} // namespace

std::vector<QList<QPointF>> steadyCurve(const std::vector<Sample> &samples, const TimeScale &scale)
{
    // One sample beyond each edge, so that the line runs out of the picture.
    auto it = std::ranges::lower_bound(samples, scale.from(), {}, &Sample::at);
    if (it != samples.begin())
        --it;
    auto end = std::ranges::upper_bound(samples, scale.to(), {}, &Sample::at);
    if (end != samples.end())
        ++end;

    std::vector<QList<QPointF>> lines;
    bool isBroken = true;
    Instant before{};
    while (it != end) {
        if (!std::isfinite(it->value)) {
            isBroken = true;
            ++it;
            continue;
        }
        if (isBroken || it->at - before > silence)
            lines.emplace_back();
        isBroken = false;
        const int column = scale.columnAt(it->at);
        const auto first = it;
        while (it != end && std::isfinite(it->value) && scale.columnAt(it->at) == column)
            ++it;
        addColumn(lines.back(), first, it, scale);
        before = (it - 1)->at;
    }
    return lines;
}

} // namespace Chaos
