// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/expectedlabels.h"

#include <algorithm>

namespace Chaos {

namespace {

bool isTemplate(const std::string &value)
{
    return value.find("{{") != std::string::npos;
}

} // namespace

ExpectedLabels::ExpectedLabels(const AlertRule &rule, const QueryReading &query,
                               const std::vector<Label> &external, const NamedAlert &expected)
{
    learn("alertname", rule.name);
    for (const Label &label : rule.labels) {
        if (!isTemplate(label.value))
            learn(label.name, label.value);
        else
            m_templated.push_back(label.name);
    }
    for (const LabelMatcher &matcher : expected.matchers) {
        if (matcher.op == LabelMatcher::Op::Equal && !matcher.value.isEmpty())
            learn(matcher.label.toStdString(), matcher.value.toStdString());
    }
    for (const auto &labels : {query.fixedLabels, external}) {
        for (const Label &label : labels) {
            if (std::ranges::find(m_templated, label.name) == m_templated.end())
                learn(label.name, label.value);
        }
    }
}

ExpectedLabels ExpectedLabels::ofSeen(std::vector<Label> labels)
{
    ExpectedLabels seen;
    seen.m_known = std::move(labels);
    seen.m_areAll = true;
    return seen;
}

void ExpectedLabels::learn(const std::string &name, const std::string &value)
{
    if (!find(name))
        m_known.push_back({name, value});
}

const std::string *ExpectedLabels::find(std::string_view name) const
{
    static const std::string missing;
    const auto it = std::ranges::find(m_known, name, &Label::name);
    if (it != m_known.end())
        return &it->value;
    return m_areAll ? &missing : nullptr;
}

Likely ExpectedLabels::meets(const NamedCondition &condition) const
{
    const std::string *value = find(condition.label);
    if (!value)
        return condition.condition.isValid() ? Likely::Maybe : Likely::No;
    return condition.condition.accepts(*value) ? Likely::Yes : Likely::No;
}

Likely ExpectedLabels::meetAll(const std::vector<NamedCondition> &conditions) const
{
    Likely all = Likely::Yes;
    for (const NamedCondition &condition : conditions) {
        all = std::min(all, meets(condition));
        if (all == Likely::No)
            break;
    }
    return all;
}

bool canBe(const NamedAlert &expected, const AlertRule &rule, const QueryReading &query)
{
    if (expected.matchers.empty())
        return true;
    const ExpectedLabels labels(rule, query, {}, {});
    return labels.meetAll(conditionsOf(expected.matchers)) != Likely::No;
}

} // namespace Chaos
