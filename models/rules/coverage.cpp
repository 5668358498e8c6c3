// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/coverage.h"

#include "models/rules/reachability.h"
#include "models/rules/runbook.h"
#include "models/rules/surroundings.h"

#include <QRegularExpression>

#include <algorithm>
#include <unordered_map>

namespace Chaos {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

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

/// Gathers rows and what is known of each.
class Inventory
{
public:
    Inventory(const Surroundings &around, const std::vector<LedgerLine> &ledger)
        : m_around(around)
        , m_ledger(ledger)
    {}

    std::vector<CoveredAlert> take()
    {
        addRules();
        addNamed();
        addSeen();
        addProofs();
        std::ranges::stable_sort(m_rows, [](const CoveredAlert &a, const CoveredAlert &b) {
            return std::tie(a.source, a.name, a.group) < std::tie(b.source, b.name, b.group);
        });
        return std::move(m_rows);
    }

private:
    void addRow(CoveredAlert row, const AlertRule *rule = nullptr)
    {
        m_byName.emplace(row.name, m_rows.size());
        m_rules.push_back(rule);
        m_rows.push_back(std::move(row));
    }

    void addRules()
    {
        for (const Surroundings::RuleSource &source : m_around.ruleSources()) {
            const auto &rules = source.survey->rules;
            m_rows.reserve(m_rows.size() + rules.size());
            for (const AlertRule &rule : rules) {
                CoveredAlert row{.source = QString::fromStdString(source.key),
                                 .name = QString::fromStdString(rule.name),
                                 .group = QString::fromStdString(rule.group),
                                 .isRule = true,
                                 .runbook = runbookOf(rule)};
                const auto namesakes = source.survey->rulesNamed(rule.name);
                if (namesakes.size() > 1)
                    row.matchers = tellingApart(rule, namesakes);
                addRow(std::move(row), &rule);
            }
        }
    }

    void addNamed()
    {
        for (const Experiment &experiment : m_around.plan().experiments) {
            if (!experiment.takenOut.isEmpty())
                continue;
            for (const ExpectedAlert &expected : experiment.expectedAlerts)
                note(expected.alert, experiment.key, &CoveredAlert::testedBy);
            for (const NamedAlert &guard : experiment.guardAlerts)
                note(guard, experiment.key, &CoveredAlert::guards);
        }
    }

    void note(const NamedAlert &named, const QString &experiment, QStringList CoveredAlert::*list)
    {
        bool isThere = false;
        const auto [first, last] = m_byName.equal_range(named.name);
        for (auto it = first; it != last; ++it) {
            CoveredAlert &row = m_rows[it->second];
            if (!isMeant(named, it->second))
                continue;
            isThere = true;
            if (!(row.*list).contains(experiment))
                (row.*list).push_back(experiment);
        }
        if (isThere || named.name.isEmpty())
            return;
        CoveredAlert row{.source = named.source, .name = named.name};
        (row.*list).push_back(experiment);
        addRow(std::move(row));
    }

    /// Whether the row is what the plan names: by its own source, or by one that passes alerts on.
    [[nodiscard]] bool isMeant(const NamedAlert &named, std::size_t index) const
    {
        const CoveredAlert &row = m_rows[index];
        const AlertRule *rule = m_rules[index];
        if (!rule)
            return named.source == row.source;
        const auto sources = m_around.sourcesFor(named);
        return std::ranges::find(sources, row.source.toStdString(), &Surroundings::RuleSource::key)
            != sources.end()
            && canBe(named, *rule, readQuery(rule->query));
    }

    void addSeen()
    {
        for (const Lane &lane : m_around.day().alerts().lanes()) {
            const NamedAlert seen{
                QString::fromStdString(lane.source), QString::fromStdString(lane.name), {}};
            bool isThere = false;
            const auto [first, last] = m_byName.equal_range(seen.name);
            for (auto it = first; it != last; ++it) {
                CoveredAlert &row = m_rows[it->second];
                if (!row.source.isEmpty() && !isMeant(seen, it->second))
                    continue;
                row.wasSeen = isThere = true;
            }
            if (!isThere)
                addRow({.source = seen.source, .name = seen.name, .wasSeen = true});
        }
    }

    void addProofs()
    {
        for (const LedgerLine &line : m_ledger) {
            const NamedAlert proved{line.source, line.alert, {}};
            const auto [first, last] = m_byName.equal_range(line.alert);
            for (auto it = first; it != last; ++it) {
                auto &kept = m_rows[it->second].proved;
                if (isMeant(proved, it->second) && (!kept || kept->last.at < line.last.at))
                    kept = line;
            }
        }
    }

    const Surroundings &m_around;
    const std::vector<LedgerLine> &m_ledger;
    std::vector<CoveredAlert> m_rows;
    std::unordered_multimap<QString, std::size_t> m_byName;
    std::vector<const AlertRule *> m_rules; ///< of each row; null where it is no rule
};

QString freeKey(const Plan &plan, const QString &name)
{
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    // DiskFull → disk-full
    static const QRegularExpression hump(u"([a-z0-9])([A-Z])"_s);
    QString base = QString(name).left(80).replace(hump, u"\\1-\\2"_s).toLower();
    base.replace(other, u"-"_s);
    while (base.startsWith(u'-'))
        base.remove(0, 1);
    while (base.endsWith(u'-'))
        base.chop(1);
    if (base.isEmpty())
        base = u"alert"_s;
    QString key = base;
    for (int number = 2; plan.experiment(key); ++number)
        key = base + u'-' + QString::number(number);
    return key;
}

} // namespace

std::vector<CoveredAlert> coverageOf(const Surroundings &around,
                                     const std::vector<LedgerLine> &ledger)
{
    return Inventory(around, ledger).take();
}

CoverageCount countOf(const std::vector<CoveredAlert> &coverage)
{
    CoverageCount count{.alerts = int(coverage.size())};
    for (const CoveredAlert &alert : coverage) {
        count.tested += alert.testedBy.isEmpty() ? 0 : 1;
        count.neverProved += alert.proved && alert.proved->lastFired ? 0 : 1;
    }
    return count;
}

Experiment cardFor(const CoveredAlert &alert, const Surroundings &around)
{
    const NamedAlert named{alert.source, alert.name, alert.matchers};
    const Reachability reach = reachabilityOf(around, named);
    const auto &needed = reach.told ? reach.told : reach.known;
    Experiment card{.key = freeKey(around.plan(), alert.name),
                    .title = alert.name,
                    .kind = ExperimentKind::AlertTest};
    if (!alert.runbook.contains(u"{{"_s))
        card.runbook = alert.runbook;
    if (needed)
        card.timeBox = timeBoxFor(needed->latest);
    card.expectedAlerts = {{.alert = named}};
    return card;
}

Micros timeBoxFor(Micros latest)
{
    const Micros step = latest <= 10min ? Micros(1min)
        : latest <= 1h                  ? Micros(5min)
                                        : Micros(15min);
    return std::max(Micros(5min), (latest + step - 1us) / step * step);
}

} // namespace Chaos
