// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/incidentjson.h"

#include "app/sources/judgement.h"

#include <algorithm>

namespace Chaos::IncidentJson {

namespace {

Micros resolutionOf(std::string_view text)
{
    Micros resolution = std::chrono::seconds(1);
    const auto point = text.find('.');
    if (point == std::string_view::npos)
        return resolution;
    for (const char c : text.substr(point + 1)) {
        if (c < '0' || c > '9')
            break;
        resolution = std::max(resolution / 10, Micros(1));
    }
    return resolution;
}

} // namespace

std::string line(const Value &json, int most)
{
    std::string_view text;
    std::int64_t number = 0;
    if (!json.get_string().get(text))
        return plain(QByteArray(text.data(), qsizetype(text.size())), most).toStdString();
    return json.get_int64().get(number) ? std::string() : std::to_string(number);
}

void addLabel(std::vector<Label> &labels, const char *name, const Value &json)
{
    if (std::string value = line(json); !value.empty())
        labels.push_back({name, std::move(value)});
}

Stamp stamp(const Value &json)
{
    std::string_view text;
    return json.get_string().get(text) ? Stamp() : stampOf(text);
}

Stamp stampOf(std::string_view text)
{
    const auto at = fromRfc3339(text);
    if (!at || *at == Instant{})
        return {};
    const Micros resolution = resolutionOf(text);
    return {*at + resolution / 2, (resolution + Micros(1)) / 2};
}

} // namespace Chaos::IncidentJson
