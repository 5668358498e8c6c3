// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/coveragemodel.h"

#include "models/rules/surroundings.h"

#include <QElapsedTimer>
#include <QHash>

#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How long to read before others get a turn.
constexpr Micros slice = 3ms;

QString keyOf(const CoveredAlert &alert)
{
    QString key = alert.source + u'/' + alert.group + u'/' + alert.name;
    for (const LabelMatcher &matcher : alert.matchers)
        key += u'/' + matcher.label + u'=' + matcher.value;
    return key;
}

} // namespace

bool CoverageRow::operator==(const CoverageRow &other) const
{
    return (alert == other.alert || *alert == *other.alert) && key == other.key
        && source == other.source && tests == other.tests;
}

CoverageModel::CoverageModel(LiveDay &live, QObject *parent)
    : KeyedListModel(parent)
    , m_live(live)
{
    m_soon.setSingleShot(true);
    m_show.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &CoverageModel::begin);
    connect(&m_work, &QTimer::timeout, this, &CoverageModel::work);
    connect(&m_show, &QTimer::timeout, this, &CoverageModel::show);
    connect(&live, &LiveDay::replaced, this, &CoverageModel::takeDay);
    connect(&live, &LiveDay::changed, this, &CoverageModel::take);
    refreshIn(0ms);
}

CoverageModel::~CoverageModel() = default;

void CoverageModel::takeDay()
{
    m_around.reset();
    m_work.stop();
    m_show.stop();
    merge({});
    refreshIn(0ms);
}

void CoverageModel::take(Touched what)
{
    if (touches(what, Touched::Plan | Touched::Surveys | Touched::Verdicts | Touched::Queue))
        refreshIn(200ms);
}

void CoverageModel::setLedger(std::vector<LedgerLine> ledger)
{
    m_ledger = std::move(ledger);
    refreshIn(0ms);
}

void CoverageModel::setWatched(bool watched)
{
    m_isWatched = watched;
    if (watched && m_isStale)
        refreshIn(0ms);
}

void CoverageModel::refreshIn(std::chrono::milliseconds time)
{
    if (!m_soon.isActive() || m_soon.remainingTime() > time.count())
        m_soon.start(time);
}

void CoverageModel::begin()
{
    m_isStale = !m_isWatched;
    if (m_isWatched)
        m_work.start(0ms);
}

/// The next piece of what is to be done; what was done before is kept, so each comes to an end
/// though the day may go on in every turn.
void CoverageModel::work()
{
    if (m_left) {
        m_left.reset();
        return;
    }
    lookAround();
    if (!m_around->knowsRules()) {
        static_cast<void>(m_around->rules());
    } else if (readAlerts() && std::exchange(m_isRead, !m_isRead)) {
        m_found = coverageOf(*m_around, m_ledger);
        m_work.stop();
        m_show.start(0ms);
    }
}

void CoverageModel::lookAround()
{
    const std::int64_t now = m_live.day().lastSequence();
    if (m_around && m_lookedUpTo == now)
        return;
    m_left = std::move(m_around);
    m_around = std::make_unique<Surroundings>(m_live.day(), m_left.get());
    m_lookedUpTo = now;
    m_alertsRead = 0;
}

/// Which rules the plan means by the names of its alerts. True when all are known.
bool CoverageModel::readAlerts()
{
    const auto &experiments = m_live.day().plan().experiments;
    QElapsedTimer since;
    since.start();
    for (; m_alertsRead < experiments.size(); ++m_alertsRead) {
        if (since.nsecsElapsed() / 1000 >= slice.count())
            return false;
        const Experiment &experiment = experiments[m_alertsRead];
        for (const ExpectedAlert &expected : experiment.expectedAlerts)
            static_cast<void>(m_around->alertsLike(expected.alert));
        for (const NamedAlert &guard : experiment.guardAlerts)
            static_cast<void>(m_around->alertsLike(guard));
    }
    return true;
}

void CoverageModel::show()
{
    const Plan &plan = m_live.day().plan();
    QHash<QString, QString> titles;
    for (const Experiment &experiment : plan.experiments)
        titles.insert(experiment.key,
                      experiment.title.isEmpty() ? experiment.key : experiment.title);
    std::vector<CoverageRow> rows;
    rows.reserve(m_found.size());
    m_count = countOf(m_found);
    for (auto &alert : m_found) {
        CoverageRow row{.key = keyOf(*alert)};
        const AlertSource *source = plan.source(alert->source);
        row.source = source && !source->title.isEmpty() ? source->title : alert->source;
        for (const QString &key : alert->testedBy)
            row.tests << titles.value(key, key);
        row.alert = std::move(alert);
        rows.push_back(std::move(row));
    }
    m_found.clear();
    merge(std::move(rows));
    emit counted();
}

std::optional<Experiment> CoverageModel::cardFor(int row)
{
    if (row < 0 || row >= rowCount())
        return {};
    lookAround(); // the day may have gone on since its alerts were found
    return Chaos::cardFor(*rows()[std::size_t(row)].alert, *m_around);
}

namespace {

QVariant instantIn(const std::optional<Instant> &at)
{
    return at ? QVariant(qint64(microsOf(*at))) : QVariant();
}

} // namespace

QVariant CoverageModel::data(const QModelIndex &index, int role) const
{
    const CoverageRow *const row = rowAt(index);
    if (!row)
        return {};
    const auto &proved = row->alert->proved;
    switch (role) {
    case Qt::DisplayRole:
        return row->alert->name;
    case KeyRole:
        return row->key;
    case SourceRole:
        return row->source;
    case GroupRole:
        return row->alert->group;
    case RunbookRole:
        return row->alert->isRule ? QVariant(!row->alert->runbook.isEmpty()) : QVariant();
    case TestsRole:
        return row->tests;
    case GuardsRole:
        return int(row->alert->guards.size());
    case ProvedRole:
        return proved ? QVariant(qint64(microsOf(proved->last.at))) : QVariant();
    case FiredRole:
        return proved ? QVariant(proved->last.hasFired()) : QVariant();
    case NoDataRole:
        return proved ? instantIn(proved->firedOnNoData) : QVariant();
    case ClearedRole:
        return proved ? instantIn(proved->clearedByItself) : QVariant();
    default:
        return {};
    }
}

QHash<int, QByteArray> CoverageModel::roleNames() const
{
    return {{Qt::DisplayRole, "name"}, {KeyRole, "key"},         {SourceRole, "source"},
            {GroupRole, "group"},      {RunbookRole, "runbook"}, {TestsRole, "tests"},
            {GuardsRole, "guards"},    {ProvedRole, "proved"},   {FiredRole, "fired"},
            {NoDataRole, "noData"},    {ClearedRole, "cleared"}};
}

} // namespace Chaos
