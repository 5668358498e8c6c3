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

std::vector<Listed> listed(const Surroundings &around)
{
    std::vector<Listed> all;
    for (const Surroundings::RuleSource &source : around.ruleSources()) {
        const auto &rules = source.survey->rules;
        all.reserve(all.size() + rules.size());
        for (const AlertRule &rule : rules) {
            CoveredAlert row{.source = QString::fromStdString(source.key),
                             .name = QString::fromStdString(rule.name),
                             .group = QString::fromStdString(rule.group),
                             .isRule = true,
                             .runbook = runbookOf(rule)};
            const auto namesakes = source.survey->rulesNamed(rule.name);
            if (namesakes.size() > 1)
                row.matchers = tellingApart(rule, namesakes);
            all.push_back({std::move(row), &rule});
        }
    }
    std::ranges::stable_sort(all, isListedBefore, &Listed::row);
    return all;
}

} // namespace

bool isListedBefore(const CoveredAlert &a, const CoveredAlert &b)
{
    return std::tie(a.source, a.name, a.group) < std::tie(b.source, b.name, b.group);
}

RuleInventory::RuleInventory(const Surroundings &around)
{
    std::vector<Listed> all = listed(around);
    rows.reserve(all.size());
    rowOf.reserve(all.size());
    for (Listed &one : all) {
        rowOf.emplace(one.rule, rows.size());
        rows.push_back(std::move(one.row));
    }
}

} // namespace Chaos
