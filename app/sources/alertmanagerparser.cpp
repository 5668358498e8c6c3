// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/alertmanagerparser.h"

#include <algorithm>
#include <array>

namespace Chaos {

namespace {

using Json = simdjson::ondemand::value;

/// The words that the day knows what holds an alert back by.
constexpr auto holders = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"silencedBy", "silenced_by"},
    {"inhibitedBy", "inhibited_by"},
    {"mutedBy", "muted_by"},
});

/// Ids, fingerprints or names: the first few, between commas.
std::string namesIn(Json json)
{
    constexpr std::size_t mostBytes = 400;
    std::string names;
    simdjson::ondemand::array all;
    if (json.get_array().get(all))
        return names;
    for (auto element : all) {
        std::string_view name;
        if (element.get_string().get(name) || names.size() + name.size() > mostBytes)
            continue;
        names += names.empty() ? "" : ",";
        names += name;
    }
    return names;
}

/// Reads how it stands and who holds it back. An alert without a status, or with one of a later
/// version, is known all the same.
simdjson::error_code readStatus(Json json, AlertState &state, std::vector<Label> &heldBy)
{
    simdjson::ondemand::object status;
    if (json.get_object().get(status))
        return simdjson::SUCCESS;
    for (auto field : status) {
        std::string_view key;
        Json value;
        std::string_view word;
        if (const auto error = field.unescaped_key().get(key))
            return error;
        if (const auto error = field.value().get(value))
            return error;
        const auto *holder =
            std::ranges::find(holders, key, &std::pair<std::string_view, std::string_view>::first);
        if (holder != holders.end()) {
            if (std::string names = namesIn(value); !names.empty())
                heldBy.push_back({std::string(holder->second), std::move(names)});
        } else if (key == "state" && !value.get_string().get(word) && word == "suppressed") {
            state = AlertState::Suppressed;
        }
    }
    return simdjson::SUCCESS;
}

/// Kept beside the rule's own annotations, and instead of those that are called alike.
void annotate(std::vector<Label> &annotations, std::vector<Label> heldBy)
{
    std::erase_if(annotations, [](const Label &one) {
        return std::ranges::any_of(holders,
                                   [&](const auto &known) { return known.second == one.name; });
    });
    std::ranges::move(heldBy, std::back_inserter(annotations));
    std::ranges::stable_sort(annotations, {}, &Label::name);
}

} // namespace

simdjson::simdjson_result<simdjson::ondemand::array>
AlertmanagerDialect::alertsIn(simdjson::ondemand::document &answer) const
{
    return answer.get_array();
}

simdjson::error_code AlertmanagerDialect::read(simdjson::ondemand::object alert,
                                               ReportedAlert &into) const
{
    into.state = AlertState::Firing;
    std::vector<Label> heldBy;
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
        else if (key == "startsAt")
            error = readInstant(value, into.onset);
        else if (key == "status")
            error = readStatus(value, into.state, heldBy);
        else if (key == "fingerprint" && !value.get_string().get(text))
            into.fingerprint = bounded(text);
        if (error)
            return error;
    }
    annotate(into.annotations, std::move(heldBy));
    into.name = nameIn(into.labels);
    if (into.fingerprint.empty())
        into.fingerprint = fingerprintOf(into.labels);
    return simdjson::SUCCESS;
}

} // namespace Chaos
