// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/grafanaparser.h"

#include "app/sources/judgement.h"
#include "app/sources/surveyedjson.h"

#include <algorithm>
#include <cctype>

namespace Chaos {

namespace {

constexpr std::string_view stateAnnotation = "grafana_state";
constexpr std::size_t longestState = 64;
constexpr std::size_t mostHeldBack = 200'000;

bool beginsWith(std::string_view text, std::string_view lowerCaseWord)
{
    return text.size() >= lowerCaseWord.size()
        && std::ranges::equal(text.substr(0, lowerCaseWord.size()), lowerCaseWord, {}, [](char c) {
               return char(std::tolower(static_cast<unsigned char>(c)));
           });
}

AlertState stateOf(std::string_view word)
{
    if (beginsWith(word, "pending"))
        return AlertState::Pending;
    for (const std::string_view firing : {"alerting", "nodata", "error", "recovering"}) {
        if (beginsWith(word, firing))
            return AlertState::Firing;
    }
    return AlertState::Inactive;
}

/// Labels like `__alert_rule_uid__` are told by one page and left out by the other.
void dropInternal(std::vector<Label> &labels)
{
    std::erase_if(labels, [](const Label &label) { return label.name.starts_with("__"); });
}

void note(std::string_view state, ReportedAlert &alert)
{
    if (alert.state != AlertState::Firing)
        return; // of each firing, or else what was said of the last one would stay
    std::erase_if(alert.annotations,
                  [](const Label &label) { return label.name == stateAnnotation; });
    alert.annotations.push_back(
        {std::string(stateAnnotation), AlertDialect::bounded(state, longestState)});
    std::ranges::stable_sort(alert.annotations, {}, &Label::name);
}

} // namespace

simdjson::simdjson_result<simdjson::ondemand::array>
GrafanaDialect::alertsIn(simdjson::ondemand::document &answer) const
{
    return alertsInEnvelope(answer);
}

simdjson::error_code GrafanaDialect::read(simdjson::ondemand::object alert,
                                          ReportedAlert &into) const
{
    // Most of them are normal, and of those no more is read than that.
    std::string_view text;
    std::string state;
    if (!alert["state"].get_string().get(text))
        state = text;
    into.state = stateOf(state);
    if (into.state == AlertState::Inactive)
        return simdjson::SUCCESS;
    if (const auto error = alert.reset().error())
        return error;
    for (auto field : alert) {
        std::string_view key;
        simdjson::ondemand::value value;
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
        if (error)
            return error;
    }
    dropInternal(into.labels);
    note(state, into);
    into.name = nameIn(into.labels);
    into.fingerprint = fingerprintOf(into.labels);
    return simdjson::SUCCESS;
}

std::string GrafanaDialect::wordIn(const std::vector<Label> &annotations)
{
    const auto it = std::ranges::find(annotations, stateAnnotation, &Label::name);
    if (it == annotations.end())
        return {};
    const std::string word = it->value.substr(0, it->value.find(' '));
    return beginsWith(word, "alerting") ? std::string() : word;
}

namespace GrafanaParser {

Outcome<HeldBackAlerts> heldBack(const QByteArray &body)
{
    simdjson::dom::parser parser;
    simdjson::dom::array alerts;
    if (parser.parse(body.constData(), std::size_t(body.size())).get(alerts))
        return unreadable(body);
    HeldBackAlerts all;
    for (const auto alert : alerts) {
        if (all.size() >= mostHeldBack)
            break;
        if (SurveyedJson::textIn(alert["status"]["state"]) != "suppressed")
            continue;
        auto labels = SurveyedJson::labelsIn(alert["labels"]);
        dropInternal(labels);
        for (Label &label : labels) // as the other page's are
            label.value = AlertDialect::bounded(label.value);
        all.insert(fingerprintOf(labels));
    }
    return all;
}

} // namespace GrafanaParser

} // namespace Chaos
