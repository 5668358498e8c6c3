// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/survey.h"
#include "models/rules/labelcondition.h"
#include "models/rules/promql.h"

#include <string_view>
#include <vector>

namespace Chaos {

/// What can be said of something that depends on labels that nobody knows yet.
enum class Likely : std::uint8_t { No, Maybe, Yes };

/// The labels that an alert will carry, as far as they are known before it ever fired. One that is
/// not among them may have any value, or be missing: what depends on it is `Maybe`.
class ExpectedLabels
{
public:
    ExpectedLabels() = default;
    /// What a rule's alert will carry when it is sent. In order of strength: its name, the labels
    /// that the rule sets (a template is not known), what the plan expects to be equal, what the
    /// expression fixes, what the source adds on the way out.
    ExpectedLabels(const AlertRule &rule, const QueryReading &query,
                   const std::vector<Label> &external, const NamedAlert &expected);

    /// Those of an alert that was seen: it has no others, so what depends on them is sure.
    [[nodiscard]] static ExpectedLabels ofSeen(std::vector<Label> labels);

    /// Null for a label that nobody knows.
    [[nodiscard]] const std::string *find(std::string_view name) const;
    [[nodiscard]] Likely meets(const NamedCondition &condition) const;
    /// No if any is No, otherwise Yes if all are.
    [[nodiscard]] Likely meetAll(const std::vector<NamedCondition> &conditions) const;
    [[nodiscard]] const std::vector<Label> &known() const { return m_known; }

private:
    void learn(const std::string &name, const std::string &value);

    std::vector<Label> m_known;
    bool m_areAll = false; ///< any other is missing, which is the empty string
    std::vector<std::string> m_templated;
};

/// Whether a rule's alert can be the one that a plan names: none of its conditions is refused by a
/// label that the rule or its expression fixes.
[[nodiscard]] bool canBe(const NamedAlert &expected, const AlertRule &rule,
                         const QueryReading &query);

} // namespace Chaos
