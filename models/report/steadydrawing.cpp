// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/steadydrawing.h"

#include "models/report/bars.h"
#include "models/report/outsidepieces.h"
#include "models/report/reporttext.h"
#include "models/report/svgpen.h"
#include "models/report/valueaxis.h"
#include "models/rules/durationtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace SvgPen;

namespace {

struct Report
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr double width = 1080; // as the bars above it
constexpr double left = 250; // of the axis of time
constexpr double right = 1060;
constexpr double head = 44; // where the marks have their names
constexpr double rowHeight = 84;
constexpr double rowGap = 28;
constexpr int columns = int(right - left);
constexpr std::size_t mostPointers = 8;

/// The drawing brings its own style, so that it can be taken out of the page as it is; what a page
/// has in several drawings must not be called alike.
constexpr QStringView style = uR"(<style>
.st-name, .st-soft, .st-out, .st-tick, .st-at, .st-mark { font-family: Inter, "Noto Sans", sans-serif; }
.st-name { font-size: 13px; fill: #1c2430; } .st-soft { font-size: 11px; fill: #4c5969; }
.st-out { font-size: 11px; fill: #c0392f; } .st-mark { font-size: 11px; fill: #1c2430; }
.st-tick { font-size: 11px; fill: #5f6b7a; text-anchor: middle; } .st-at { font-size: 11px; fill: #5f6b7a; text-anchor: end; }
.st-plot { fill: #fbfaf7; stroke: none; } .st-wanted { fill: #e6f1ec; stroke: none; }
.st-grid { stroke: #eceae3; } .st-bound { stroke: #1b7f5b; stroke-width: 1; stroke-dasharray: 4 3; }
.st-line { fill: none; stroke: #3c74d0; stroke-width: 1.5; stroke-linejoin: round; }
.st-dot { fill: #3c74d0; } .st-beyond { fill: #c0392f; fill-opacity: 0.16; stroke: none; }
.st-over { fill: none; stroke: #c0392f; stroke-width: 2.5; stroke-linejoin: round; } .st-point { fill: #c0392f; }
.st-none { stroke: #8a94a1; stroke-width: 2; stroke-dasharray: 1 6; }
.st-fault { fill: #dfa83a; } .st-trigger { stroke: #1c2430; stroke-width: 1.5; }
.st-back { stroke: #2f6bd8; stroke-width: 1.5; stroke-dasharray: 6 3; } .st-reset { stroke: #1b7f5b; stroke-width: 1.5; stroke-dasharray: 2 3; }
</style>
)";

class SteadyDrawing
{
public:
    explicit SteadyDrawing(const SteadyRun &run)
        : m_run(run)
        , m_foot(head + double(run.series.size()) * (rowHeight + rowGap) - rowGap)
    {}

    QString draw()
    {
        QStringList words;
        for (const SteadySeries &one : m_run.series)
            words << tamed(one.title) + u": "_s + steadySentence(one, m_run.trigger);
        QString svg = drawing(width, m_foot + 28, words.join(u' ')) + style.toString();
        double y = head;
        for (const SteadySeries &one : m_run.series) {
            svg += row(one, y);
            y += rowHeight + rowGap;
        }
        return svg + timeMarks() + acts() + u"</svg>\n"_s;
    }

private:
    [[nodiscard]] double x(Instant at) const
    {
        const double part = double((at - m_run.span.from).count())
            / double(std::max<std::int64_t>((m_run.span.to - m_run.span.from).count(), 1));
        return left + (right - left) * std::clamp(part, 0.0, 1.0);
    }

    [[nodiscard]] QString row(const SteadySeries &series, double top) const
    {
        QString svg = u"<g>\n"_s + box(left, top, right - left, rowHeight, u"st-plot"_s);
        svg += words(series, top);
        const SteadyFigures figures = figuresOf(series, m_run.trigger);
        if (figures.numbers == 0) {
            svg += label((left + right) / 2, top + rowHeight / 2 + 4, u"st-tick"_s,
                         Report::tr("no number was to be had"));
            return svg + u"</g>\n"_s;
        }
        double least = figures.least;
        double greatest = figures.greatest;
        for (const auto &bound : {series.atLeast, series.atMost}) {
            least = std::min(least, bound.value_or(least));
            greatest = std::max(greatest, bound.value_or(greatest));
        }
        const ValueAxis axis(least, greatest);
        svg += grid(series, axis, top) + gaps(series, top + rowHeight / 2);
        for (const auto part : visibleParts(series.samples, m_run.span, columns))
            svg += curve(thinned(part, m_run.span, columns), series, axis, top);
        return svg + u"</g>\n"_s;
    }

    [[nodiscard]] QString words(const SteadySeries &series, double top) const
    {
        QString title = tamed(series.title);
        constexpr qsizetype most = 28; // what there is room for
        if (title.size() > most)
            title = title.left(most - 1) + u'…';
        QString svg = label(0, top + 14, u"st-name"_s, title);
        double y = top + 32;
        const QStringList bounds = boundsText(series).split(u", "_s, Qt::SkipEmptyParts);
        for (const QString &bound : bounds) {
            svg += label(0, y, u"st-soft"_s, bound);
            y += 16;
        }
        const SteadyFigures figures = figuresOf(series, m_run.trigger);
        if (figures.outside > Micros(0)) {
            svg += label(0, y, u"st-out"_s,
                         Report::tr("outside for %1").arg(durationText(figures.outside)));
            y += 16;
        }
        if (figures.missing > Micros(0) && figures.numbers > 0)
            svg += label(0, y, u"st-soft"_s,
                         Report::tr("no number for %1").arg(durationText(figures.missing)));
        return svg;
    }

    [[nodiscard]] static double y(const ValueAxis &axis, double value, double top)
    {
        return top + rowHeight * (1 - axis.place(value));
    }

    /// The bounds with the room between them, and round numbers where they leave room.
    [[nodiscard]] QString grid(const SteadySeries &series, const ValueAxis &axis, double top) const
    {
        QString svg;
        std::vector<double> taken;
        if (series.atLeast || series.atMost) {
            const double from = series.atMost ? y(axis, *series.atMost, top) : top;
            const double to = series.atLeast ? y(axis, *series.atLeast, top) : top + rowHeight;
            svg += box(left, from, right - left, std::max(0.0, to - from), u"st-wanted"_s);
        }
        const auto mark = [&](double value, const QString &className) {
            const double at = y(axis, value, top);
            svg += line(left, at, right, at, className);
            const bool isFree =
                std::ranges::none_of(taken, [at](double one) { return std::abs(one - at) < 12; });
            if (isFree)
                svg += label(left - 8, at + 4, u"st-at"_s, numberText(value));
            taken.push_back(at);
        };
        for (const auto &bound : {series.atLeast, series.atMost}) {
            if (bound)
                mark(*bound, u"st-bound"_s);
        }
        for (const double value : axis.marks())
            mark(value, u"st-grid"_s);
        return svg;
    }

    /// Dotted, where there is a pixel for it: what is not known must not look quiet.
    [[nodiscard]] QString gaps(const SteadySeries &series, double middle) const
    {
        QString svg;
        for (const Window &gap : gapsIn(series.samples)) {
            if (x(gap.to) - x(gap.from) >= 1)
                svg += line(x(gap.from), middle, x(gap.to), middle, u"st-none"_s);
        }
        return svg;
    }

    [[nodiscard]] std::vector<QPointF> points(const std::vector<Sample> &samples,
                                              const ValueAxis &axis, double top) const
    {
        std::vector<QPointF> points;
        points.reserve(samples.size());
        for (const Sample &one : samples)
            points.emplace_back(x(one.at), y(axis, one.value, top));
        return points;
    }

    [[nodiscard]] QString curve(const std::vector<Sample> &samples, const SteadySeries &series,
                                const ValueAxis &axis, double top) const
    {
        const auto line = points(samples, axis, top);
        if (line.size() == 1) {
            const bool isOut = series.isOutside(samples.front().value);
            return dot(line.front(), 3, isOut ? u"st-point"_s : u"st-dot"_s)
                + (isOut ? pointer(line.front(), isAbove(series, samples.front()), top)
                         : QString());
        }
        QString svg = path(line, u"st-line"_s);
        std::vector<OutsidePiece> pieces = outsidePieces(samples, series);
        for (const OutsidePiece &piece : pieces) {
            const auto over = points(piece.samples, axis, top);
            auto shape = over;
            const double bound = y(axis, piece.bound, top);
            shape.emplace_back(over.back().x(), bound);
            shape.emplace_back(over.front().x(), bound);
            svg += path(shape, u"st-beyond"_s, true) + path(over, u"st-over"_s);
        }
        return svg + pointers(pieces, axis, top);
    }

    /// At the longest pieces alone, or they would hide the line.
    [[nodiscard]] QString pointers(std::vector<OutsidePiece> &pieces, const ValueAxis &axis,
                                   double top) const
    {
        std::ranges::stable_sort(pieces, std::greater{}, [](const OutsidePiece &one) {
            return one.samples.back().at - one.samples.front().at;
        });
        QString svg;
        for (std::size_t i = 0; i < std::min(pieces.size(), mostPointers); ++i) {
            const Sample &worst = pieces[i].worst();
            svg += pointer({x(worst.at), y(axis, worst.value, top)}, pieces[i].isAbove, top);
        }
        return svg;
    }

    [[nodiscard]] static bool isAbove(const SteadySeries &series, const Sample &one)
    {
        return series.atMost && one.value > *series.atMost;
    }

    /// A triangle that points at a place outside of the bounds, from outside, within its row.
    [[nodiscard]] static QString pointer(const QPointF &at, bool isAbove, double top)
    {
        const double tip =
            isAbove ? std::max(at.y() - 4, top + 8) : std::min(at.y() + 4, top + rowHeight - 8);
        const double base = isAbove ? tip - 8 : tip + 8;
        return path({{at.x(), tip}, {at.x() - 5, base}, {at.x() + 5, base}}, u"st-point"_s, true);
    }

    [[nodiscard]] QString timeMarks() const
    {
        QString svg;
        const Micros step = axisStep(m_run.span.to - m_run.span.from);
        const auto first = (m_run.span.from - m_run.trigger) / step;
        for (auto i = first; m_run.trigger + i * step <= m_run.span.to; ++i) {
            const Micros at = i * step;
            if (m_run.trigger + at < m_run.span.from)
                continue;
            const double place = x(m_run.trigger + at);
            svg += line(place, m_foot, place, m_foot + 4, u"st-grid"_s);
            svg += label(place, m_foot + 18, u"st-tick"_s, axisTime(at));
        }
        return svg;
    }

    /// What people did, across all rows, and for how long the fault was applied.
    [[nodiscard]] QString acts() const
    {
        const double begin = x(m_run.trigger);
        const double end = x(m_run.backedOut.value_or(m_run.span.to));
        QString svg = box(begin, head - 6, std::max(1.0, end - begin), 4, u"st-fault"_s);
        double low = 0; // where the name before ends, on either line
        double high = 0;
        const auto act = [&](Instant at, const QString &className, const QString &name) {
            const double place = x(at);
            svg += line(place, head - 8, place, m_foot, className);
            const double length = double(name.size()) * 6.5;
            double from = std::min(place, width - length);
            const bool isLow = from > low;
            from = isLow ? from : std::max(from, high);
            svg += label(from, isLow ? head - 12 : head - 28, u"st-mark"_s, name);
            (isLow ? low : high) = from + length + 8;
        };
        act(m_run.trigger, u"st-trigger"_s, Report::tr("trigger"));
        if (m_run.backedOut)
            act(*m_run.backedOut, u"st-back"_s, Report::tr("backed out"));
        if (m_run.resetAt)
            act(*m_run.resetAt, u"st-reset"_s, Report::tr("reset confirmed"));
        return svg;
    }

    const SteadyRun &m_run;
    double m_foot;
};

} // namespace

QString steadySvg(const SteadyRun &run)
{
    return run.series.empty() ? QString() : SteadyDrawing(run).draw();
}

} // namespace Chaos
