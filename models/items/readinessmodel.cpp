// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/readinessmodel.h"

#include "models/rules/coverage.h"
#include "models/rules/dayplan.h"
#include "models/rules/surroundings.h"

#include <QDateTime>
#include <QElapsedTimer>

#include <set>

namespace Chaos {

using namespace std::chrono_literals;

namespace {

void countAlerts(const Surroundings &around, PlanFigures &figures)
{
    const CoverageCount count = countOf(coverageOf(around, {}));
    figures.alertsCovered = count.tested;
    figures.alertsKnown.reset();
    if (!around.ruleSources().empty())
        figures.alertsKnown = count.alerts;
}

QStringList keysOf(const std::vector<ReadinessRow> &rows)
{
    QStringList keys;
    keys.reserve(qsizetype(rows.size()));
    for (const ReadinessRow &row : rows)
        keys.push_back(row.key);
    return keys;
}

} // namespace

ReadinessModel::ReadinessModel(LiveDay &live, const Clock &clock, Micros slice, QObject *parent)
    : KeyedListModel(parent)
    , m_live(live)
    , m_clock(clock)
    , m_length(slice)
{
    m_slice.setSingleShot(true);
    m_slice.setInterval(0ms);
    m_soon.setSingleShot(true);
    m_soon.setInterval(200ms);
    m_minute.setInterval(1min);
    connect(&m_slice, &QTimer::timeout, this, &ReadinessModel::work);
    connect(&m_soon, &QTimer::timeout, this, &ReadinessModel::judgeAllAgain);
    connect(&m_minute, &QTimer::timeout, this, &ReadinessModel::judgeDay);
    connect(&live, &LiveDay::replaced, this, &ReadinessModel::replaceAll);
    connect(&live, &LiveDay::changed, this, &ReadinessModel::take);
    m_minute.start();
    replaceAll();
}

ReadinessModel::~ReadinessModel() = default;

bool ReadinessModel::Seen::isElsewhere(const Seen &old) const
{
    return experiment.timeBox != old.experiment.timeBox || experiment.slot != old.experiment.slot
        || experiment.expectedAlerts != old.experiment.expectedAlerts
        || experiment.takenOut.isEmpty() != old.experiment.takenOut.isEmpty();
}

void ReadinessModel::take(Touched what)
{
    if (touches(what, Touched::Surveys))
        m_mustCount = true;
    if (touches(what, Touched::Plan | Touched::Queue | Touched::Roles))
        follow();
    if (touches(what, Touched::Surveys | Touched::Sources | Touched::Alerts) && !m_soon.isActive())
        m_soon.start();
}

void ReadinessModel::replaceAll()
{
    m_seen.clear();
    m_stale.clear();
    m_next = 0;
    m_surroundings.reset();
    m_mustCount = true;
    follow();
}

/// Takes over which experiments there are, and finds out which of them must be judged again.
void ReadinessModel::follow()
{
    const Day &day = m_live.day();
    bool all = surroundingsChanged();
    bool isOrderOther = false;
    std::vector<QString> stale(m_stale.begin() + std::ptrdiff_t(m_next), m_stale.end());
    QHash<QString, Seen> seen;
    seen.reserve(qsizetype(day.plan().experiments.size()));
    std::vector<ReadinessRow> fresh;
    fresh.reserve(day.plan().experiments.size());
    for (const Experiment &experiment : day.plan().experiments) {
        const Run *run = day.run(experiment.key);
        Seen now{experiment, run && run->state != RunState::Queued};
        const auto known = m_seen.constFind(experiment.key);
        const int at = known == m_seen.constEnd() ? -1 : rowOf(experiment.key);
        if (at < 0 || *known != now) {
            std::erase(stale, experiment.key);
            stale.push_back(experiment.key);
            isOrderOther = isOrderOther || at < 0 || now.isElsewhere(*known);
        }
        fresh.push_back(at < 0 ? outlineOf(day, experiment) : rows()[std::size_t(at)]);
        seen.insert(experiment.key, std::move(now));
    }
    m_seen = std::move(seen);
    if (keysOf(fresh) != keysOf(rows())) {
        isOrderOther = true;
        merge(std::move(fresh));
    }
    // Where it is known who is told of what together, each depends on those before it.
    m_mustCount = m_mustCount || isOrderOther;
    all = all || (isOrderOther && !day.surveys().all().empty());
    m_stale = std::move(stale);
    m_next = 0;
    if (all)
        judgeAllAgain();
    else
        work();
    judgeDay();
}

bool ReadinessModel::surroundingsChanged()
{
    Plan around = m_live.day().plan();
    around.experiments.clear();
    if (around == m_around)
        return false;
    // Who is told and when says nothing of an experiment.
    Plan judged = around;
    judged.contacts = m_around.contacts;
    judged.buyIns = m_around.buyIns;
    judged.breaks = m_around.breaks;
    const bool changed = judged != m_around;
    m_around = std::move(around);
    return changed;
}

void ReadinessModel::judgeAllAgain()
{
    // What is already waiting stays in front: it was edited just now.
    std::vector<QString> stale(m_stale.begin() + std::ptrdiff_t(m_next), m_stale.end());
    const std::set<QString> waiting(stale.begin(), stale.end());
    for (const ReadinessRow &row : rows()) {
        if (!waiting.contains(row.key))
            stale.push_back(row.key);
    }
    m_stale = std::move(stale);
    m_next = 0;
    work();
}

void ReadinessModel::work()
{
    QElapsedTimer worked;
    worked.start();
    while (!isSettled() && worked.nsecsElapsed() / 1000 < m_length.count())
        judge(m_stale[m_next++]);
    if (!isSettled()) {
        m_slice.start();
        return;
    }
    m_stale.clear();
    m_next = 0;
    m_slice.stop();
    count();
}

void ReadinessModel::judge(const QString &key)
{
    const Experiment *experiment = m_live.day().plan().experiment(key);
    const int at = rowOf(key);
    if (!experiment || at < 0)
        return;
    ++m_judgements;
    mergeRow(at, readinessRowOf(surroundings(), *experiment));
}

/// Made once for many: it goes through every rule of every source. It refers to the day, which may
/// have gone on since the last slice.
const Surroundings &ReadinessModel::surroundings()
{
    const std::int64_t now = m_live.day().lastSequence();
    if (!m_surroundings || m_judgedUpTo != now) {
        m_surroundings = std::make_unique<Surroundings>(m_live.day());
        m_judgedUpTo = now;
    }
    return *m_surroundings;
}

void ReadinessModel::judgeDay()
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(microsOf(m_clock.now()) / 1000).date();
    auto concerns = concernsOfDay(m_live.day(), today);
    if (concerns == m_dayConcerns)
        return;
    m_dayConcerns = std::move(concerns);
    emit dayConcernsChanged();
}

void ReadinessModel::count()
{
    PlanFigures figures = m_figures;
    figures.overrun = overrunOf(m_live.day().plan());
    figures.experiments = 0;
    figures.ready = 0;
    for (const ReadinessRow &row : rows()) {
        if (!row.takenOut.isEmpty())
            continue;
        ++figures.experiments;
        figures.ready += row.holes() == 0;
    }
    if (std::exchange(m_mustCount, false))
        countAlerts(surroundings(), figures);
    if (figures == m_figures)
        return;
    m_figures = figures;
    emit figuresChanged();
}

QVariant ReadinessModel::data(const QModelIndex &index, int role) const
{
    const ReadinessRow *row = rowAt(index);
    if (!row)
        return {};
    if (role >= StandingRole && role < StandingRole + int(aspectCount))
        return int(row->standings[std::size_t(role - StandingRole)]);
    switch (role) {
    case Qt::DisplayRole:
        return row->title;
    case KeyRole:
        return row->key;
    case TakenOutRole:
        return row->takenOut;
    case RiskRole:
        return int(row->risk);
    case ReachRole:
        return int(row->reach);
    case BlastRadiusRole:
        return row->blastRadius;
    case AlertsRole:
        return row->alerts;
    case TimeBoxRole:
        return qlonglong(row->timeBox.count());
    case NeededRole:
        return row->needed ? QVariant(qlonglong(row->needed->count())) : QVariant();
    case RolesRole:
        return row->rolesFilled;
    case HolesRole:
        return row->isJudged() ? QVariant(row->holes()) : QVariant();
    case WarningsRole:
        return row->isJudged() ? QVariant(int(row->concerns.size()) - row->holes()) : QVariant();
    default:
        return {};
    }
}

QHash<int, QByteArray> ReadinessModel::roleNames() const
{
    return {{Qt::DisplayRole, "title"},
            {KeyRole, "key"},
            {TakenOutRole, "takenOut"},
            {RiskRole, "risk"},
            {ReachRole, "reach"},
            {BlastRadiusRole, "blastRadius"},
            {AlertsRole, "alerts"},
            {TimeBoxRole, "timeBox"},
            {NeededRole, "needed"},
            {RolesRole, "roles"},
            {HolesRole, "holes"},
            {WarningsRole, "warnings"},
            {StandingRole, "methodStanding"}};
}

} // namespace Chaos
