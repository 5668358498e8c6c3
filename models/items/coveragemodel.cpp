// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/coveragemodel.h"

#include "models/rules/surroundings.h"

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString keyOf(const CoveredAlert &alert)
{
    QString key = alert.source + u'/' + alert.group + u'/' + alert.name;
    for (const LabelMatcher &matcher : alert.matchers)
        key += u'/' + matcher.label + u'=' + matcher.value;
    return key;
}

} // namespace

CoverageModel::CoverageModel(LiveDay &live, QObject *parent)
    : KeyedListModel(parent)
    , m_live(live)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(200ms);
    connect(&m_soon, &QTimer::timeout, this, &CoverageModel::refresh);
    connect(&live, &LiveDay::replaced, this, &CoverageModel::refresh);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Plan | Touched::Surveys | Touched::Verdicts | Touched::Queue)
            && !m_soon.isActive())
            m_soon.start();
    });
    refresh();
}

void CoverageModel::setLedger(std::vector<LedgerLine> ledger)
{
    m_ledger = std::move(ledger);
    refresh();
}

void CoverageModel::setWatched(bool watched)
{
    m_isWatched = watched;
    if (watched && m_isStale)
        refresh();
}

void CoverageModel::refresh()
{
    m_isStale = !m_isWatched;
    if (!m_isWatched)
        return;
    const Surroundings around(m_live.day());
    const Plan &plan = m_live.day().plan();
    const std::vector<CoveredAlert> coverage = coverageOf(around, m_ledger);
    std::vector<CoverageRow> rows;
    rows.reserve(coverage.size());
    for (const CoveredAlert &alert : coverage) {
        CoverageRow row{.key = keyOf(alert), .alert = alert};
        const AlertSource *source = plan.source(alert.source);
        row.source = source && !source->title.isEmpty() ? source->title : alert.source;
        for (const QString &key : alert.testedBy) {
            const Experiment *experiment = plan.experiment(key);
            row.tests << (experiment && !experiment->title.isEmpty() ? experiment->title : key);
        }
        rows.push_back(std::move(row));
    }
    m_count = countOf(coverage);
    merge(std::move(rows));
    emit counted();
}

std::optional<Experiment> CoverageModel::cardFor(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const Surroundings around(m_live.day());
    return Chaos::cardFor(rows()[std::size_t(row)].alert, around);
}

QVariant CoverageModel::data(const QModelIndex &index, int role) const
{
    const CoverageRow *const row = rowAt(index);
    if (!row)
        return {};
    const auto &proved = row->alert.proved;
    switch (role) {
    case Qt::DisplayRole:
        return row->alert.name;
    case KeyRole:
        return row->key;
    case SourceRole:
        return row->source;
    case GroupRole:
        return row->alert.group;
    case RunbookRole:
        return !row->alert.runbook.isEmpty();
    case TestsRole:
        return row->tests;
    case GuardsRole:
        return int(row->alert.guards.size());
    case ProvedRole:
        return proved ? QVariant(qint64(microsOf(proved->last.at))) : QVariant();
    case FiredRole:
        return proved ? QVariant(proved->last.hasFired()) : QVariant();
    default:
        return {};
    }
}

QHash<int, QByteArray> CoverageModel::roleNames() const
{
    return {{Qt::DisplayRole, "name"}, {KeyRole, "key"},         {SourceRole, "source"},
            {GroupRole, "group"},      {RunbookRole, "runbook"}, {TestsRole, "tests"},
            {GuardsRole, "guards"},    {ProvedRole, "proved"},   {FiredRole, "fired"}};
}

} // namespace Chaos
