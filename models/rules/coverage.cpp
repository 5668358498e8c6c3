// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/coverage.h"

#include "models/rules/canaryproof.h"
#include "models/rules/reachability.h"
#include "models/rules/ruleinventory.h"
#include "models/rules/surroundings.h"

#include <QRegularExpression>

#include <algorithm>
#include <unordered_map>

namespace Chaos {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

void add(const CoveredAlert &alert, CoverageCount &count)
{
    ++count.alerts;
    count.tested += alert.testedBy.isEmpty() ? 0 : 1;
    count.neverProved += alert.proved && alert.proved->lastFired ? 0 : 1;
}

/// Gathers rows and what is known of each. Most rules are as their source says and nothing more:
/// only those of which something else is known are copied before the rows are asked for.
class Inventory
{
public:
    explicit Inventory(const Surroundings &around)
        : m_around(around)
        , m_rules(around.rules())
        , m_marked(m_rules.rows.size())
    {
        addNamed();
        addSeen();
    }

    void addProofs(const std::vector<LedgerLine> &ledger)
    {
        for (const LedgerLine &line : ledger) {
            forEachMeant({line.source, line.alert, {}}, line.source, [&](CoveredAlert &row) {
                if (!row.proved || row.proved->last.at < line.last.at)
                    row.proved = line;
            });
        }
    }

    [[nodiscard]] CoverageCount count() const
    {
        CoverageCount count;
        for (const CoveredAlert &row : m_rows)
            add(row, count);
        const auto marked =
            std::ranges::count_if(m_marked, [](std::uint32_t at) { return at > 0; });
        const int bare = int(m_marked.size()) - int(marked);
        count.alerts += bare;
        count.neverProved += bare;
        return count;
    }

    Coverage take()
    {
        const auto shared = [this](std::size_t at) {
            return std::make_shared<const CoveredAlert>(std::move(m_rows[at]));
        };
        const auto isBefore = [](const auto &a, const auto &b) { return isListedBefore(*a, *b); };
        Coverage all;
        all.reserve(m_marked.size() + m_others.size());
        for (std::size_t i = 0; i < m_marked.size(); ++i)
            all.push_back(m_marked[i] > 0 ? shared(m_marked[i] - 1) : m_rules.rows[i]);
        const auto rules = std::ptrdiff_t(all.size());
        for (const auto &[name, at] : m_others)
            all.push_back(shared(at));
        std::stable_sort(all.begin() + rules, all.end(), isBefore);
        std::inplace_merge(all.begin(), all.begin() + rules, all.end(), isBefore);
        return all;
    }

private:
    void addRow(CoveredAlert row)
    {
        m_others.emplace(row.name, m_rows.size());
        m_rows.push_back(std::move(row));
    }

    CoveredAlert &rowOf(const AlertRule &rule)
    {
        const std::size_t place = m_rules.rowOf(rule);
        std::uint32_t &marked = m_marked[place];
        if (marked == 0) {
            m_rows.push_back(*m_rules.rows[place]);
            marked = std::uint32_t(m_rows.size());
        }
        return m_rows[marked - 1];
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
        const auto add = [&](CoveredAlert &row) {
            if (!(row.*list).contains(experiment))
                (row.*list).push_back(experiment);
        };
        if (forEachMeant(named, named.source, add) || named.name.isEmpty())
            return;
        CoveredAlert row{.source = named.source, .name = named.name};
        add(row);
        addRow(std::move(row));
    }

    /// The rows that the plan means: rules of its own source, or of one that passes alerts on, and
    /// what is no rule in `otherSource`. Whether there is any.
    template<typename Do>
    bool forEachMeant(const NamedAlert &named, const QString &otherSource, Do &&act)
    {
        const auto &alerts = m_around.alertsLike(named);
        bool isAny = !alerts.empty();
        for (const Surroundings::LikelyAlert &alert : alerts)
            act(rowOf(*alert.rule));
        const auto [first, last] = m_others.equal_range(named.name);
        for (auto it = first; it != last; ++it) {
            if (m_rows[it->second].source != otherSource)
                continue;
            isAny = true;
            act(m_rows[it->second]);
        }
        return isAny;
    }

    void addSeen()
    {
        const auto see = [](CoveredAlert &row) { row.wasSeen = true; };
        const std::vector<bool> isCanary = canaryLanes(m_around.day());
        const auto &lanes = m_around.day().alerts().lanes();
        for (std::size_t index = 0; index < lanes.size(); ++index) {
            if (!isCanary.empty() && isCanary[index])
                continue; // no experiment shall test it
            const Lane &lane = lanes[index];
            const NamedAlert seen{
                QString::fromStdString(lane.source), QString::fromStdString(lane.name), {}};
            bool isThere = forEachMeant(seen, seen.source, see);
            // The plan may name it without a source.
            const auto [first, last] = m_others.equal_range(seen.name);
            for (auto it = first; it != last; ++it) {
                if (!seen.source.isEmpty() && m_rows[it->second].source.isEmpty()) {
                    see(m_rows[it->second]);
                    isThere = true;
                }
            }
            if (!isThere)
                addRow({.source = seen.source, .name = seen.name, .wasSeen = true});
        }
    }

    const Surroundings &m_around;
    const RuleInventory &m_rules;
    std::vector<std::uint32_t> m_marked; ///< where a rule's row is, from 1 on; 0: nowhere yet
    std::vector<CoveredAlert> m_rows;
    std::unordered_multimap<QString, std::size_t> m_others; ///< rows that are no rules, by name
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

Coverage coverageOf(const Surroundings &around, const std::vector<LedgerLine> &ledger)
{
    Inventory inventory(around);
    inventory.addProofs(ledger);
    return inventory.take();
}

CoverageCount coverageCountOf(const Surroundings &around)
{
    return Inventory(around).count();
}

CoverageCount countOf(const Coverage &coverage)
{
    CoverageCount count;
    for (const auto &alert : coverage)
        add(*alert, count);
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
