// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/surveyedjson.h"

#include "app/sources/alertdialect.h"

#include <algorithm>

namespace Chaos::SurveyedJson {

std::string textIn(const Json &json, std::size_t most)
{
    std::string_view text;
    return json.get(text) ? std::string() : AlertDialect::bounded(text, most);
}

std::vector<Label> labelsIn(const Json &json)
{
    std::vector<Label> labels;
    simdjson::dom::object members;
    if (json.get(members))
        return labels;
    for (const auto member : members) {
        std::string_view value;
        if (!member.value.get(value) && labels.size() < mostLabels)
            labels.push_back({AlertDialect::bounded(member.key, longestName),
                              AlertDialect::bounded(value, longestText)});
    }
    std::ranges::stable_sort(labels, {}, &Label::name);
    return labels;
}

} // namespace Chaos::SurveyedJson
