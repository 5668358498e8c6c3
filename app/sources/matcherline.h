// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/experiment.h"

#include <optional>
#include <string_view>
#include <vector>

namespace Chaos {

/// Reads matchers as Alertmanager writes them in one line of its configuration: `severity="page"`,
/// `team=~web|data`, `{a!="b", "ü"!~"c.*"}`. Nothing for what is none of these.
///
/// Source: prometheus/alertmanager pkg/labels/parse.go (classic) and matcher/parse (UTF-8 names).
[[nodiscard]] std::optional<std::vector<LabelMatcher>> matchersOfLine(std::string_view line);

} // namespace Chaos
