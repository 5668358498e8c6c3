// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/alertmanagerparser.h"

namespace Chaos {

namespace {

/// An alert without a status, or with one of a later version, is known all the same.
AlertState stateIn(simdjson::ondemand::value json)
{
    std::string_view state;
    simdjson::ondemand::object status;
    if (json.get_object().get(status) || status["state"].get(state))
        return AlertState::Firing;
    return state == "suppressed" ? AlertState::Suppressed : AlertState::Firing;
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
            into.state = stateIn(value);
        else if (key == "fingerprint" && !value.get_string().get(text))
            into.fingerprint = bounded(text);
        if (error)
            return error;
    }
    into.name = nameIn(into.labels);
    if (into.fingerprint.empty())
        into.fingerprint = fingerprintOf(into.labels);
    return simdjson::SUCCESS;
}

} // namespace Chaos
