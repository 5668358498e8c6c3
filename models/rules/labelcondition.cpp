// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/labelcondition.h"

namespace Chaos {

using namespace Qt::StringLiterals;

LabelCondition::LabelCondition(const LabelMatcher &matcher)
    : m_op(matcher.op)
    , m_value(matcher.value.toStdString())
{
    if (m_op == LabelMatcher::Op::Equal || m_op == LabelMatcher::Op::NotEqual)
        return;
    // Asked on its own first: "a)(b" is no expression, though it would be one between brackets.
    m_isValid = QRegularExpression(matcher.value).isValid();
    m_expression.setPattern("(*LIMIT_MATCH=200000)\\A(?:"_L1 + matcher.value + ")\\z"_L1);
    m_expression.setPatternOptions(QRegularExpression::DotMatchesEverythingOption
                                   | QRegularExpression::UseUnicodePropertiesOption);
    m_isValid = m_isValid && m_expression.isValid();
}

bool LabelCondition::accepts(std::string_view labelValue) const
{
    switch (m_op) {
    case LabelMatcher::Op::Equal:
        return labelValue == m_value;
    case LabelMatcher::Op::NotEqual:
        return labelValue != m_value;
    case LabelMatcher::Op::Matches:
    case LabelMatcher::Op::NotMatches:
        break;
    }
    if (!m_isValid)
        return false;
    const auto text = QString::fromUtf8(labelValue.data(), qsizetype(labelValue.size()));
    const QRegularExpressionMatch match = m_expression.match(text);
    return match.isValid() && match.hasMatch() == (m_op == LabelMatcher::Op::Matches);
}

std::vector<NamedCondition> conditionsOf(const std::vector<LabelMatcher> &matchers)
{
    std::vector<NamedCondition> conditions;
    conditions.reserve(matchers.size());
    for (const LabelMatcher &matcher : matchers)
        conditions.push_back({matcher.label.toStdString(), LabelCondition(matcher)});
    return conditions;
}

} // namespace Chaos
