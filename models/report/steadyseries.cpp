// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/steadyseries.h"

#include "models/rules/durationtext.h"
#include "models/rules/minussign.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Report
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/// Longer than what is watched sparingly is left alone.
constexpr Micros longestSilence = 90s;

/// So much is shown before the trigger and after the reset: a quarter of what lies between them.
Micros marginOf(Micros length)
{
    return std::clamp<Micros>(length / 4, 10s, 10min);
}

/// Until when it was measured: of a run that never ended, its last number.
Instant endOf(const Day &day, const Run &run, const std::vector<std::string> &names, Instant now)
{
    if (run.resetAt || run.finishedAt) {
        const Instant reset = run.resetAt ? *run.resetAt : *run.finishedAt;
        const Instant after = reset + marginOf(reset - run.triggeredAt->at);
        return std::max(reset, std::min({after, run.finishedAt.value_or(after), now}));
    }
    Instant last = std::max(run.triggeredAt->at + 10s, run.backedOutAt.value_or(Instant{}));
    for (const std::string &name : names) {
        const auto &samples = day.world().samples(name);
        const auto end = std::ranges::upper_bound(samples, now, {}, &Sample::at);
        if (end != samples.begin())
            last = std::max(last, std::prev(end)->at);
    }
    return last;
}

std::span<const Sample> samplesIn(const std::vector<Sample> &samples, const Window &span)
{
    const auto from = std::ranges::lower_bound(samples, span.from, {}, &Sample::at);
    const auto to = std::ranges::upper_bound(samples, span.to, {}, &Sample::at);
    return from < to ? std::span<const Sample>(from, to) : std::span<const Sample>();
}

Micros columnWidth(const Window &span, int columns)
{
    return std::max<Micros>((span.to - span.from) / columns, Micros(1));
}

void addColumn(std::vector<Sample> &kept, std::span<const Sample> column)
{
    constexpr std::size_t few = 4;
    if (column.size() <= few) {
        kept.insert(kept.end(), column.begin(), column.end());
        return;
    }
    const auto [least, greatest] = std::ranges::minmax_element(column, {}, &Sample::value);
    kept.push_back(column.front());
    kept.push_back(*std::min(least, greatest));
    kept.push_back(*std::max(least, greatest));
    kept.push_back(column.back());
}

/// Four digits, and no nought that says nothing.
QString plainText(double value)
{
    const double size = std::abs(value);
    const int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4;
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QString text = withMinusSign(locale.toString(value, 'f', decimals));
    const QString point = locale.decimalPoint();
    if (text.contains(point)) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
    }
    return text;
}

QString inUnit(const SteadySeries &series, const QString &number)
{
    const QString unit = series.unit();
    return unit.isEmpty() ? number : number + u' ' + unit;
}

} // namespace

QString SteadySeries::unit() const
{
    return host.isEmpty() ? QString() : u"ms"_s;
}

bool SteadySeries::isOutside(double value) const
{
    return (atLeast && value < *atLeast) || (atMost && value > *atMost);
}

std::optional<SteadyRun> steadyRunOf(const Day &day, const Run &run, Instant now)
{
    const Experiment *experiment = day.plan().experiment(run.experiment);
    if (!run.triggeredAt || !experiment)
        return {};
    SteadyRun shown{
        .trigger = run.triggeredAt->at, .backedOut = run.backedOutAt, .resetAt = run.resetAt};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < experiment->steadyStates.size(); ++i) {
        const SteadyState &state = experiment->steadyStates[i];
        if (state.host.isEmpty() && (state.source.isEmpty() || state.query.isEmpty()))
            continue; // something to look at
        names.push_back(state.host.isEmpty()
                            ? "steady/" + run.experiment.toStdString() + '/' + std::to_string(i)
                            : "host/" + state.host.toStdString());
        shown.series.push_back({.title = state.title,
                                .host = state.host,
                                .source = state.source,
                                .query = state.query,
                                .atLeast = state.atLeast,
                                .atMost = state.atMost});
    }
    shown.span.to = endOf(day, run, names, now);
    const Micros margin = marginOf(run.resetAt.value_or(shown.span.to) - shown.trigger);
    shown.span.from = shown.trigger - margin;
    if (run.startedAt && *run.startedAt <= shown.trigger)
        shown.span.from = std::max(shown.span.from, std::min(*run.startedAt, shown.trigger - 5s));
    for (std::size_t i = 0; i < names.size(); ++i)
        shown.series[i].samples = samplesIn(day.world().samples(names[i]), shown.span);
    return shown;
}

std::vector<std::span<const Sample>> unbrokenParts(std::span<const Sample> samples)
{
    std::vector<std::span<const Sample>> parts;
    std::size_t begin = 0;
    const auto endPart = [&](std::size_t end) {
        if (end > begin)
            parts.push_back(samples.subspan(begin, end - begin));
    };
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (!std::isfinite(samples[i].value)) {
            endPart(i);
            begin = i + 1;
        } else if (i > begin && samples[i].at - samples[i - 1].at > longestSilence) {
            endPart(i);
            begin = i;
        }
    }
    endPart(samples.size());
    return parts;
}

std::vector<Window> gapsIn(std::span<const Sample> samples)
{
    std::vector<Window> gaps;
    for (std::size_t i = 0; i + 1 < samples.size(); ++i) {
        const Instant from = samples[i].at;
        const Instant to = samples[i + 1].at;
        const bool isMissing = !std::isfinite(samples[i].value);
        if (!isMissing && to - from <= longestSilence)
            continue;
        if (!gaps.empty() && gaps.back().to == from)
            gaps.back().to = to;
        else
            gaps.push_back({from, to});
    }
    return gaps;
}

std::vector<std::span<const Sample>> visibleParts(std::span<const Sample> samples,
                                                  const Window &span, int columns)
{
    constexpr int most = 4;
    const Micros width = columnWidth(span, columns);
    std::vector<std::span<const Sample>> visible;
    std::int64_t column = -1;
    int inColumn = 0;
    for (const auto part : unbrokenParts(samples)) {
        const std::int64_t first = (part.front().at - span.from) / width;
        const std::int64_t last = (part.back().at - span.from) / width;
        inColumn = first == column ? inColumn + 1 : 1;
        column = last;
        if (first != last || inColumn <= most)
            visible.push_back(part);
    }
    return visible;
}

std::vector<Sample> thinned(std::span<const Sample> part, const Window &span, int columns)
{
    const Micros width = columnWidth(span, columns);
    const auto columnOf = [&](const Sample &one) { return (one.at - span.from) / width; };
    std::vector<Sample> kept;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= part.size(); ++i) {
        if (i < part.size() && columnOf(part[i]) == columnOf(part[begin]))
            continue;
        addColumn(kept, part.subspan(begin, i - begin));
        begin = i;
    }
    return kept;
}

SteadyFigures figuresOf(const SteadySeries &series, Instant trigger)
{
    SteadyFigures figures;
    for (const auto part : unbrokenParts(series.samples)) {
        for (std::size_t i = 0; i < part.size(); ++i) {
            const double value = part[i].value;
            figures.least = figures.numbers == 0 ? value : std::min(figures.least, value);
            figures.greatest = figures.numbers == 0 ? value : std::max(figures.greatest, value);
            ++figures.numbers;
            if (i + 1 == part.size())
                break;
            const Instant next = part[i + 1].at;
            figures.measured += next - part[i].at;
            if (!series.isOutside(value))
                continue;
            figures.outside += next - part[i].at;
            figures.outsideSinceTrigger +=
                std::max(Micros(0), next - std::max(trigger, part[i].at));
        }
    }
    for (const Window &gap : gapsIn(series.samples)) {
        figures.missing += gap.to - gap.from;
        figures.missingSinceTrigger += std::max(Micros(0), gap.to - std::max(trigger, gap.from));
    }
    return figures;
}

QString numberText(double value)
{
    struct Thousands
    {
        double from;
        QStringView letter;
    };
    static constexpr std::array<Thousands, 4> all{
        {{1e15, u"P"}, {1e12, u"T"}, {1e9, u"G"}, {1e6, u"M"}}};
    const double size = std::abs(value);
    if (size != 0 && (size >= 1e18 || size < 1e-3))
        return withMinusSign(QLocale().toString(value, 'g', 4));
    for (const auto &[from, letter] : all) {
        if (size >= from)
            return plainText(value / from) + QChar(QChar::Nbsp) + letter.toString();
    }
    return plainText(value);
}

QString boundsText(const SteadySeries &series)
{
    QStringList bounds;
    if (series.atLeast)
        bounds << Report::tr("at least %1").arg(inUnit(series, numberText(*series.atLeast)));
    if (series.atMost)
        bounds << Report::tr("at most %1").arg(inUnit(series, numberText(*series.atMost)));
    return bounds.join(u", "_s);
}

namespace {

QString outsideText(const SteadySeries &series, const SteadyFigures &figures)
{
    if (figures.outside > Micros(0))
        return Report::tr("outside for %1 of %2, %3 of it since the trigger")
            .arg(durationText(figures.outside), durationText(figures.measured),
                 durationText(figures.outsideSinceTrigger));
    return series.isOutside(figures.least) || series.isOutside(figures.greatest)
        ? Report::tr("outside for a moment")
        : Report::tr("never outside");
}

QString numbersText(const SteadySeries &series, const SteadyFigures &figures)
{
    const QString least = numberText(figures.least);
    const QString greatest = numberText(figures.greatest);
    const QString range =
        inUnit(series, least == greatest ? least : Report::tr("%1 to %2").arg(least, greatest));
    const QString bounds = boundsText(series);
    return bounds.isEmpty()
        ? Report::tr("%1; no bounds were given.").arg(range)
        : Report::tr("%1, wanted %2; %3.").arg(range, bounds, outsideText(series, figures));
}

} // namespace

QString steadySentence(const SteadySeries &series, Instant trigger)
{
    const SteadyFigures figures = figuresOf(series, trigger);
    if (figures.numbers == 0)
        return Report::tr("No number was to be had.");
    const QString numbers = numbersText(series, figures);
    // Never outside and down all the time must not read alike.
    return figures.missing <= Micros(0) ? numbers
                                        : numbers + u' '
            + Report::tr("No number for %1, %2 of it since the trigger.")
                  .arg(durationText(figures.missing), durationText(figures.missingSinceTrigger));
}

} // namespace Chaos
