// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/alertdialect.h"

#include <algorithm>

namespace Chaos {

namespace {
constexpr std::size_t mostLabels = 64;
} // namespace

simdjson::simdjson_result<simdjson::ondemand::array>
AlertDialect::alertsInEnvelope(simdjson::ondemand::document &answer)
{
    std::string_view status;
    if (const auto error = answer["status"].get(status))
        return error;
    if (status != "success")
        return simdjson::INCORRECT_TYPE;
    return answer["data"]["alerts"].get_array();
}

simdjson::error_code AlertDialect::readLabels(simdjson::ondemand::value json,
                                              std::vector<Label> &into)
{
    simdjson::ondemand::object object;
    if (json.get_object().get(object))
        return simdjson::SUCCESS; // null, or a shape of a later version
    for (auto field : object) {
        std::string_view name;
        simdjson::ondemand::value value;
        if (const auto error = field.unescaped_key().get(name))
            return error;
        const std::string keptName = bounded(name);
        if (const auto error = field.value().get(value))
            return error;
        std::string_view text;
        if (!value.get_string().get(text) && into.size() < mostLabels)
            into.push_back({keptName, bounded(text)});
    }
    std::ranges::stable_sort(into, {}, &Label::name);
    return simdjson::SUCCESS;
}

simdjson::error_code AlertDialect::readInstant(simdjson::ondemand::value json, Instant &into)
{
    std::string_view text;
    if (!json.get_string().get(text))
        into = fromRfc3339(text).value_or(Instant{});
    return simdjson::SUCCESS;
}

std::string AlertDialect::nameIn(const std::vector<Label> &labels)
{
    const auto it = std::ranges::find(labels, "alertname", &Label::name);
    return it == labels.end() ? std::string() : it->value;
}

std::string AlertDialect::bounded(std::string_view text, std::size_t most)
{
    if (text.size() <= most)
        return std::string(text);
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    return std::string(text.substr(0, end));
}

} // namespace Chaos
