// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/experiment.h"
#include "models/day/outcome.h"

#include <QString>

#include <vector>

namespace Chaos {

/// Reads matchers as Prometheus writes them: `{job=~"api|web", env!="dev"}`, braces optional.
[[nodiscard]] Outcome<std::vector<LabelMatcher>> matchersOfWord(const QString &word);

/// Reads one matcher of a map: the label, and a value with an operator before it where it is not
/// equality: `job: api`, `job: "=~api|web"`, `env: "!=dev"`.
[[nodiscard]] LabelMatcher matcherOfPair(const QString &label, const QString &value);

/// Why a matcher can never be met, or empty: its expression may be none.
[[nodiscard]] QString faultOf(const LabelMatcher &matcher);

[[nodiscard]] QString wordOfMatchers(const std::vector<LabelMatcher> &matchers);

} // namespace Chaos
