// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/ruleinventory.h"

#include "models/rules/runbook.h"
#include "models/rules/surroundings.h"

#include <algorithm>
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

struct Listed
{
    CoveredAlert row;
    const AlertRule *rule;
};

std::vector<Listed> rulesOf(const Surroundings::RuleSource &source)
{
    std::vector<Listed> all;
    const auto &rules = source.survey->rules; // by name
    all.reserve(rules.size());
    const QString key = QString::fromStdString(source.key); // shared by all
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const AlertRule &rule = rules[i];
        CoveredAlert row{.source = key,
                         .name = QString::fromStdString(rule.name),
                         .group = QString::fromStdString(rule.group),
                         .isRule = true,
                         .runbook = runbookOf(rule)};
        const bool isAlone = (i == 0 || rules[i - 1].name != rule.name)
            && (i + 1 == rules.size() || rules[i + 1].name != rule.name);
        if (!isAlone)
            row.matchers = tellingApart(rule, source.survey->rulesNamed(rule.name));
        all.push_back({std::move(row), &rule});
    }
    return all;
}

} // namespace

bool isListedBefore(const CoveredAlert &a, const CoveredAlert &b)
{
    return std::tie(a.source, a.name, a.group) < std::tie(b.source, b.name, b.group);
}

RuleInventory::RuleInventory(const Surroundings &around)
{
    std::vector<std::vector<Listed>> all;
    std::size_t count = 0;
    for (const Surroundings::RuleSource &source : around.ruleSources()) {
        all.push_back(rulesOf(source));
        count += all.back().size();
    }
    // Rows are heavy: what is sorted is where they are. Mostly they are in order already.
    std::vector<Listed *> order;
    order.reserve(count);
    for (std::vector<Listed> &ofSource : all) {
        for (Listed &one : ofSource)
            order.push_back(&one);
    }
    const auto rowOfListed = [](const Listed *one) -> const CoveredAlert & { return one->row; };
    if (!std::ranges::is_sorted(order, isListedBefore, rowOfListed))
        std::ranges::stable_sort(order, isListedBefore, rowOfListed);
    rows.reserve(count);
    rowOf.reserve(count);
    for (Listed *one : order) {
        rowOf.emplace(one->rule, rows.size());
        rows.push_back(std::move(one->row));
    }
}

} // namespace Chaos
