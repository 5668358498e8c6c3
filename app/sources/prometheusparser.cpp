// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/prometheusparser.h"

#include "app/sources/prometheusreply.h"
#include "models/day/entry.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace Chaos {

namespace {

namespace dom = simdjson::dom;

AlertState stateOf(std::string_view word)
{
    if (word == "firing")
        return AlertState::Firing;
    return word == "pending" ? AlertState::Pending : AlertState::Inactive;
}

std::optional<double> finite(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return {};
    return value;
}

/// Seconds since 1970 as a number or as text; nothing outside what a day can hold.
std::optional<Instant> instantIn(double seconds)
{
    if (!(seconds >= 0 && seconds < 1e11))
        return {};
    return instantOf(std::llround(seconds * 1e6));
}

/// The labels of an `ALERTS` series that are the alert's own.
std::vector<Label> alertLabels(const dom::element &metric)
{
    std::vector<Label> labels;
    dom::object object;
    if (metric.get(object))
        return labels;
    for (const auto field : object) {
        std::string_view value;
        if (field.key != "__name__" && field.key != "alertstate" && !field.value.get(value))
            labels.push_back({AlertDialect::bounded(field.key), AlertDialect::bounded(value)});
    }
    std::ranges::sort(labels, {}, &Label::name);
    return labels;
}

FiringSeries seriesIn(const dom::element &json)
{
    FiringSeries series;
    dom::element metric;
    if (!json["metric"].get(metric))
        series.fingerprint = fingerprintOf(alertLabels(metric));
    dom::array values;
    if (json["values"].get(values))
        return series;
    for (const auto pair : values) {
        double seconds = 0;
        if (pair.at(0).get(seconds))
            continue;
        if (const auto at = instantIn(seconds))
            series.samples.push_back(*at);
    }
    return series;
}

} // namespace

simdjson::simdjson_result<simdjson::ondemand::array>
PrometheusDialect::alertsIn(simdjson::ondemand::document &answer) const
{
    return alertsInEnvelope(answer);
}

simdjson::error_code PrometheusDialect::read(simdjson::ondemand::object alert,
                                             ReportedAlert &into) const
{
    for (auto field : alert) {
        std::string_view key;
        simdjson::ondemand::value value;
        std::string_view text;
        if (const auto error = field.unescaped_key().get(key))
            return error;
        if (const auto error = field.value().get(value))
            return error;
        simdjson::error_code error = simdjson::SUCCESS;
        if (key == "labels")
            error = readLabels(value, into.labels);
        else if (key == "annotations")
            error = readLabels(value, into.annotations);
        else if (key == "activeAt")
            error = readInstant(value, into.onset);
        else if (key == "state" && !value.get_string().get(text))
            into.state = stateOf(text);
        if (error)
            return error;
    }
    into.name = nameIn(into.labels);
    into.fingerprint = fingerprintOf(into.labels);
    return simdjson::SUCCESS;
}

namespace PrometheusParser {

Outcome<Instant> time(const QByteArray &body)
{
    const PrometheusReply reply(body);
    std::string_view text;
    if (!reply || reply.data()["result"].at(1).get(text))
        return reply.failure();
    const auto seconds = finite(text);
    const auto at = seconds ? instantIn(*seconds) : std::nullopt;
    if (!at)
        return reply.failure();
    return *at;
}

Outcome<std::optional<double>> number(const QByteArray &body)
{
    const PrometheusReply reply(body);
    std::string_view type;
    dom::array result;
    if (!reply || reply.data()["resultType"].get(type) || reply.data()["result"].get(result))
        return reply.failure();
    std::string_view text;
    if (type == "scalar" && !result.at(1).get(text))
        return finite(text);
    if (type != "vector") {
        return Failure{
            Failure::Kind::BadInput,
            QCoreApplication::translate("Chaos::Sources", "the query gives no single number")};
    }
    if (result.at(0)["value"].at(1).get(text))
        return std::optional<double>();
    return finite(text);
}

Outcome<std::vector<FiringSeries>> firings(const QByteArray &body)
{
    const PrometheusReply reply(body);
    std::string_view type;
    dom::array result;
    if (!reply || reply.data()["resultType"].get(type) || type != "matrix"
        || reply.data()["result"].get(result))
        return reply.failure();
    std::vector<FiringSeries> all;
    for (const auto series : result)
        all.push_back(seriesIn(series));
    return all;
}

std::optional<Micros> duration(std::string_view text)
{
    constexpr std::pair<std::string_view, Micros> units[] = {
        {"ms", std::chrono::milliseconds(1)}, {"s", std::chrono::seconds(1)},
        {"m", std::chrono::minutes(1)},       {"h", std::chrono::hours(1)},
        {"d", std::chrono::days(1)},          {"w", std::chrono::weeks(1)},
        {"y", std::chrono::days(365)},
    };
    if (text == "0")
        return Micros(0);
    if (text.empty())
        return {};
    Micros sum{0};
    while (!text.empty()) {
        std::int64_t count = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
        if (error != std::errc() || count < 0 || count > 1'000'000'000)
            return {};
        text.remove_prefix(std::size_t(end - text.data()));
        const auto unitEnd = std::min(text.find_first_of("0123456789"), text.size());
        const auto unit = std::ranges::find(units, text.substr(0, unitEnd),
                                            &std::pair<std::string_view, Micros>::first);
        if (unit == std::end(units) || count > Micros::max() / unit->second / 1024)
            return {};
        sum += count * unit->second;
        text.remove_prefix(unitEnd);
    }
    return sum;
}

} // namespace PrometheusParser

} // namespace Chaos
