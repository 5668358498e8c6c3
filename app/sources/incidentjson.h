// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/label.h"

#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

namespace Chaos::IncidentJson {

using Value = simdjson::simdjson_result<simdjson::dom::element>;

/// A string or a whole number as one line of at most so many characters, without any that are not
/// shown; empty for what is missing, or something else.
[[nodiscard]] std::string line(const Value &json, int most = 200);
/// Adds a label, unless there is nothing to say.
void addLabel(std::vector<Label> &labels, const char *name, const Value &json);

/// An RFC 3339 stamp. Its last digit is cut off and not rounded, so the instant itself lies behind
/// it: in the middle, give or take half. At the epoch for what is no stamp.
[[nodiscard]] Stamp stamp(const Value &json);
[[nodiscard]] Stamp stampOf(std::string_view text);

} // namespace Chaos::IncidentJson
