// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/experiment.h"

#include <QRegularExpression>

#include <string>
#include <string_view>
#include <vector>

namespace Chaos {

/// One label matcher, made ready to be asked many times.
///
/// Expressions come from plan files and labels from outside: the work of one match is bounded, and
/// an expression that is none, or that takes too long, matches nothing.
class LabelCondition
{
public:
    explicit LabelCondition(const LabelMatcher &matcher);

    [[nodiscard]] bool isValid() const { return m_isValid; }
    [[nodiscard]] bool accepts(std::string_view labelValue) const;

private:
    LabelMatcher::Op m_op;
    std::string m_value;
    QRegularExpression m_expression;
    bool m_isValid = true;
};

/// A condition and the label that it asks for.
struct NamedCondition
{
    std::string label;
    LabelCondition condition;
};
[[nodiscard]] std::vector<NamedCondition> conditionsOf(const std::vector<LabelMatcher> &matchers);

} // namespace Chaos
