// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/bars.h"

#include "models/report/reporttext.h"
#include "models/report/svgpen.h"
#include "models/rules/durationtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace SvgPen;

namespace {

struct Report
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr double left = 250; // of the axis, in the drawing's own pixels
constexpr double right = 900;
constexpr double width = 1080;
constexpr double rowHeight = 40;

/// The drawing brings its own style, so that it can be taken out of the page as it is.
constexpr QStringView style = uR"(<style>
text { font-family: Inter, "Noto Sans", sans-serif; }
.name { font-size: 13px; fill: #4c5969; } .tick { font-size: 11px; fill: #5f6b7a; text-anchor: middle; }
.neverword { font-size: 13px; fill: #c0392f; }
.grid { stroke: #eceae3; } .known { fill: #3c74d0; } .told { fill: #dfa83a; }
.page { fill: #1c2430; } .whisker { stroke: #1c2430; stroke-width: 1; }
.never { stroke: #c0392f; stroke-width: 2; stroke-dasharray: 5 5; }
.unknown { stroke: #8a94a1; stroke-width: 2; stroke-dasharray: 1 6; }
</style>
)";

/// Turns lengths into places on the axis.
struct Axis
{
    Micros longest{0};

    [[nodiscard]] double x(Micros length) const
    {
        const double part = double(length.count()) / double(longest.count());
        return left + (right - left) * std::clamp(part, 0.0, 1.0);
    }
};

QString bar(double from, double to, double y, const QString &className)
{
    return box(from, y - 4, std::max(to - from, 1.0), 8, className);
}

QString whisker(const Axis &axis, const Elapsed &elapsed, double y)
{
    const double from = axis.x(elapsed.length - elapsed.plusMinus);
    const double to = axis.x(elapsed.length + elapsed.plusMinus);
    return line(from, y, to, y, u"whisker"_s) + line(from, y - 8, from, y + 8, u"whisker"_s)
        + line(to, y - 8, to, y + 8, u"whisker"_s);
}

QString endText(const RunTiming &timing)
{
    QStringList parts;
    if (timing.timeToKnow)
        parts.push_back(Report::tr("known %1").arg(durationText(timing.timeToKnow->length)));
    parts.push_back(timing.timeToDetection
                        ? Report::tr("told %1").arg(durationText(timing.timeToDetection->length))
                        : Report::tr("nobody told"));
    return parts.join(u" · "_s);
}

/// Whether all that was to be seen was looked for: then silence means never.
bool isUnknown(const ReportedExperiment &experiment)
{
    return std::ranges::any_of(experiment.findings, [](const Finding &finding) {
        return finding.verdict() == Verdict::NotYetKnown;
    });
}

QString experimentRow(const Axis &axis, const ReportedExperiment &experiment, double y)
{
    QString title = tamed(experiment.title);
    if (title.size() > 33)
        title = title.left(32) + u'…';
    QString svg = label(0, y + 4, u"name"_s, title);
    const auto &known = experiment.timing.timeToKnow;
    const auto &told = experiment.timing.timeToDetection;
    if (!known && !told) {
        // Where no alert was to fire, that none did is no failure.
        if (experiment.findings.empty())
            return svg + label(left, y + 4, u"name"_s, Report::tr("no alert was expected"));
        const bool unknown = isUnknown(experiment);
        svg += line(left, y, right, y, unknown ? u"unknown"_s : u"never"_s);
        return svg
            + label(right + 8, y + 4, unknown ? u"name"_s : u"neverword"_s,
                    unknown ? Report::tr("unknown") : Report::tr("never"));
    }
    const Micros knownAt = known ? known->length : Micros(0);
    if (known)
        svg += bar(left, axis.x(knownAt), y, u"known"_s) + whisker(axis, *known, y);
    if (told) {
        if (told->length > knownAt)
            svg += bar(axis.x(knownAt), axis.x(told->length), y, u"told"_s);
        svg += whisker(axis, *told, y);
        svg += dot({axis.x(told->length), y}, 6, u"page"_s);
    }
    const Micros end = told ? std::max(told->length, knownAt) : knownAt;
    return svg + label(axis.x(end) + 14, y + 4, u"name"_s, endText(experiment.timing));
}

QString legend(double y)
{
    QString svg = bar(left, left + 24, y, u"known"_s);
    svg += label(left + 32, y + 4, u"name"_s, Report::tr("trigger → known"));
    svg += bar(left + 170, left + 194, y, u"told"_s);
    svg += label(left + 202, y + 4, u"name"_s, Report::tr("known → told"));
    svg += dot({left + 330, y}, 6, u"page"_s);
    return svg + label(left + 342, y + 4, u"name"_s, Report::tr("a person is notified"));
}

} // namespace

Micros axisStep(Micros longest)
{
    static constexpr std::array<Micros, 14> steps{1s,   2s,   5s,    10s,   15s,   30s, 1min,
                                                  2min, 5min, 10min, 15min, 30min, 1h,  2h};
    for (const Micros step : steps) {
        if (longest / step < 8)
            return step;
    }
    return longest / 7;
}

QString axisTime(Micros at)
{
    const Micros length = std::chrono::abs(at);
    const QString sign = at < Micros(0) ? QString(QChar(0x2212)) : QString();
    return sign + (length < 10s ? u"0:0%1"_s.arg(length / 1s) : durationText(length));
}

QString barsSvg(const ReportedDay &day)
{
    std::vector<const ReportedExperiment *> rows;
    Axis axis{.longest = 10s};
    for (const ReportedExperiment &one : day.experiments) {
        if (!one.run.triggeredAt)
            continue;
        rows.push_back(&one);
        for (const auto &elapsed : {one.timing.timeToKnow, one.timing.timeToDetection}) {
            if (elapsed)
                axis.longest = std::max(axis.longest, elapsed->length + elapsed->plusMinus);
        }
    }
    if (rows.empty())
        return {};
    const Micros step = axisStep(axis.longest);
    axis.longest = (axis.longest / step + 1) * step;
    const double bottom = rowHeight * double(rows.size());
    QString svg = drawing(width, bottom + 70, Report::tr("How fast we knew")) + style.toString();
    for (Micros at{0}; at <= axis.longest; at += step) {
        svg += line(axis.x(at), 0, axis.x(at), bottom, u"grid"_s);
        svg += label(axis.x(at), bottom + 18, u"tick"_s, axisTime(at));
    }
    double y = rowHeight / 2;
    for (const ReportedExperiment *one : rows) {
        svg += experimentRow(axis, *one, y);
        y += rowHeight;
    }
    return svg + legend(bottom + 50) + u"</svg>\n"_s;
}

} // namespace Chaos
