// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/label.h"
#include "models/day/survey.h"

#include <simdjson.h>

#include <string>
#include <vector>

namespace Chaos::SurveyedJson {

using Json = simdjson::simdjson_result<simdjson::dom::element>;

inline constexpr std::size_t longestName = longestSurveyedText;
inline constexpr std::size_t longestText = 4 * longestSurveyedText;
inline constexpr std::size_t mostLabels = 64;

/// A text, cut at `most` bytes; empty for what is none.
[[nodiscard]] std::string textIn(const Json &json, std::size_t most = longestName);
/// The members of an object that are texts, at most `mostLabels`, sorted by name.
[[nodiscard]] std::vector<Label> labelsIn(const Json &json);

} // namespace Chaos::SurveyedJson
