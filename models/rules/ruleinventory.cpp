// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/ruleinventory.h"

#include "models/rules/runbook.h"
#include "models/rules/surroundings.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <tuple>

namespace Chaos {

namespace {

/// The labels that the rules of one name set differently: what tells one from the others.
std::vector<LabelMatcher> tellingApart(const AlertRule &rule,
                                       const std::vector<const AlertRule *> &namesakes)
{
    std::vector<LabelMatcher> matchers;
    for (const Label &label : rule.labels) {
        const bool isShared = std::ranges::all_of(namesakes, [&](const AlertRule *other) {
            return std::ranges::find(other->labels, label) != other->labels.end();
        });
        if (!isShared && label.value.find("{{") == std::string::npos)
            matchers.push_back({.label = QString::fromStdString(label.name),
                                .value = QString::fromStdString(label.value)});
    }
    return matchers;
}

void addRules(const Surroundings::RuleSource &source, Coverage &rows)
{
    const auto &rules = source.survey->rules; // by name
    const QString key = QString::fromStdString(source.key); // shared by all
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const AlertRule &rule = rules[i];
        auto row =
            std::make_shared<CoveredAlert>(CoveredAlert{.source = key,
                                                        .name = QString::fromStdString(rule.name),
                                                        .group = QString::fromStdString(rule.group),
                                                        .isRule = true,
                                                        .runbook = runbookOf(rule)});
        const bool isAlone = (i == 0 || rules[i - 1].name != rule.name)
            && (i + 1 == rules.size() || rules[i + 1].name != rule.name);
        if (!isAlone)
            row->matchers = tellingApart(rule, source.survey->rulesNamed(rule.name));
        rows.push_back(std::move(row));
    }
}

} // namespace

bool isListedBefore(const CoveredAlert &a, const CoveredAlert &b)
{
    return std::tie(a.source, a.name, a.group) < std::tie(b.source, b.name, b.group);
}

RuleInventory::RuleInventory(const Surroundings &around)
{
    std::size_t count = 0;
    for (const Surroundings::RuleSource &source : around.ruleSources()) {
        m_stretches.push_back({&source.survey->rules, count});
        count += source.survey->rules.size();
    }
    rows.reserve(count);
    for (const Surroundings::RuleSource &source : around.ruleSources())
        addRules(source, rows);
    const auto isBefore = [](const auto &a, const auto &b) { return isListedBefore(*a, *b); };
    if (std::ranges::is_sorted(rows, isBefore))
        return; // as mostly
    std::vector<std::uint32_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(
        order, isBefore, [this](std::uint32_t at) -> const auto & { return rows[at]; });
    Coverage sorted;
    sorted.reserve(count);
    m_places.resize(count);
    for (const std::uint32_t at : order) {
        m_places[at] = std::uint32_t(sorted.size());
        sorted.push_back(std::move(rows[at]));
    }
    rows = std::move(sorted);
}

std::size_t RuleInventory::rowOf(const AlertRule &rule) const
{
    const auto isIn = [&rule](const Stretch &stretch) {
        const std::less<> isBefore; // of pointers into different arrays
        const AlertRule *const first = stretch.rules->data();
        return !isBefore(&rule, first) && isBefore(&rule, first + stretch.rules->size());
    };
    const auto stretch = std::ranges::find_if(m_stretches, isIn);
    Q_ASSERT(stretch != m_stretches.end());
    const std::size_t at = stretch->begin + std::size_t(&rule - stretch->rules->data());
    return m_places.empty() ? at : m_places[at];
}

} // namespace Chaos
