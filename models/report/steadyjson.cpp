// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/steadyjson.h"

#include "models/day/jsonwriter.h"

#include <limits>

namespace Chaos {

namespace {

constexpr int columns = 500;

void maybe(JsonWriter &json, std::string_view name, const std::optional<double> &number)
{
    if (number)
        json.member(name, *number);
    else
        json.null(name);
}

void maybe(JsonWriter &json, std::string_view name, const QString &text)
{
    if (text.isEmpty())
        json.null(name);
    else
        json.member(name, text);
}

std::string point(Micros at, double value)
{
    std::string text = "[";
    JsonWriter::number(text, secondsOf(at));
    text += ',';
    JsonWriter::number(text, value);
    return text + ']';
}

/// Whether some had to be left out.
bool writeSamples(JsonWriter &json, const SteadySeries &series, const SteadyRun &run)
{
    const auto parts = visibleParts(series.samples, run.span, columns);
    bool isThinned = parts.size() < unbrokenParts(series.samples).size();
    json.openArray("samples");
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            json.rawElement("null");
        const auto kept = thinned(parts[i], run.span, columns);
        isThinned = isThinned || kept.size() < parts[i].size();
        for (const Sample &one : kept)
            json.rawElement(point(one.at - run.trigger, one.value));
    }
    json.closeArray();
    return isThinned;
}

} // namespace

std::string steadyJson(const SteadySeries &series, const SteadyRun &run)
{
    const SteadyFigures figures = figuresOf(series, run.trigger);
    const bool hasNumbers = figures.numbers > 0;
    JsonWriter json;
    json.member("title", series.title);
    maybe(json, "host", series.host);
    maybe(json, "source", series.source);
    maybe(json, "query", series.query);
    maybe(json, "unit", series.unit());
    maybe(json, "at_least", series.atLeast);
    maybe(json, "at_most", series.atMost);
    json.member("from", toRfc3339(run.span.from)).member("to", toRfc3339(run.span.to));
    json.member("numbers", std::int64_t(figures.numbers));
    maybe(json, "least", hasNumbers ? std::optional(figures.least) : std::nullopt);
    maybe(json, "greatest", hasNumbers ? std::optional(figures.greatest) : std::nullopt);
    json.member("measured_seconds", secondsOf(figures.measured));
    json.member("outside_seconds", secondsOf(figures.outside));
    json.member("outside_since_trigger_seconds", secondsOf(figures.outsideSinceTrigger));
    json.member("missing_seconds", secondsOf(figures.missing));
    const bool isThinned = writeSamples(json, series, run);
    json.flag("is_thinned", isThinned);
    return json.take();
}

} // namespace Chaos
