// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/readinessmodel.h"

#include "models/rules/coverage.h"
#include "models/rules/dayplan.h"
#include "models/rules/surroundings.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>
#include <QSet>

namespace Chaos {

using namespace std::chrono_literals;

namespace {

void countAlerts(const Surroundings &around, PlanFigures &figures)
{
    const CoverageCount count = coverageCountOf(around);
    figures.alertsCovered = count.tested;
    figures.alertsKnown.reset();
    if (!around.ruleSources().empty())
        figures.alertsKnown = count.alerts;
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
    connect(&m_soon, &QTimer::timeout, this, &ReadinessModel::takeWorld);
    connect(&m_minute, &QTimer::timeout, this, &ReadinessModel::takeDate);
    connect(&live, &LiveDay::replaced, this, &ReadinessModel::startAnew);
    connect(&live, &LiveDay::changed, this, &ReadinessModel::take);
    m_minute.start();
    follow();
    work();
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
        m_mustCountAlerts = true;
    if (touches(what, Touched::Plan | Touched::Queue | Touched::Roles))
        follow();
    if (touches(what, Touched::Surveys | Touched::Sources | Touched::Alerts | Touched::Canaries)
        && !m_soon.isActive())
        m_soon.start();
}

/// What was judged of another day says nothing of an experiment with the same key.
void ReadinessModel::startAnew()
{
    merge({});
    m_seen.clear();
    m_stale.clear();
    m_next = 0;
    m_left = std::move(m_surroundings);
    m_mustCountAlerts = true;
    m_live.inTurn(this, [this] {
        follow();
        work();
    });
}

void ReadinessModel::takeWorld()
{
    m_mustJudgeDay = true;
    judgeAllAgain();
}

void ReadinessModel::takeDate()
{
    m_mustJudgeDay = true;
    work();
}

/// Takes over which experiments there are, and finds out which of them must be judged again.
void ReadinessModel::follow()
{
    bool all = surroundingsChanged();
    const bool isOrderOther = takeOrder();
    bool isElsewhere = isOrderOther;
    std::vector<QString> stale(m_stale.begin() + std::ptrdiff_t(m_next), m_stale.end());
    const Day &day = m_live.day();
    for (std::size_t i = 0; i < m_seen.size(); ++i) {
        const Experiment &experiment = day.plan().experiments[i];
        const Run &run = day.runs()[i]; // in the same order
        const bool hasBegun = run.state != RunState::Queued;
        Seen &seen = m_seen[i];
        if (seen.experiment == experiment && seen.hasBegun == hasBegun && seen.isKnown)
            continue;
        std::erase(stale, experiment.key);
        stale.push_back(experiment.key);
        const Seen now{experiment, hasBegun, true};
        isElsewhere = isElsewhere || now.isElsewhere(seen);
        seen = now;
    }
    // Where it is known who is told of what together, each depends on those before it.
    m_mustCountAlerts = m_mustCountAlerts || isElsewhere;
    m_mustCount = true;
    m_mustJudgeDay = true;
    all = all || (isElsewhere && !day.surveys().all().empty());
    m_stale = std::move(stale);
    m_next = 0;
    if (all)
        judgeAllAgain();
    else
        m_slice.start(); // others have a lot to do with an edit in this turn as well
}

/// Brings the rows into the order of the plan; true if they were not.
bool ReadinessModel::takeOrder()
{
    const auto &experiments = m_live.day().plan().experiments;
    if (std::ranges::equal(experiments, m_seen, {}, &Experiment::key,
                           [](const Seen &seen) { return seen.experiment.key; }))
        return false;
    QHash<QString, std::size_t> before;
    for (std::size_t i = 0; i < m_seen.size(); ++i)
        before.insert(m_seen[i].experiment.key, i);
    std::vector<Seen> seen;
    std::vector<ReadinessRow> fresh;
    for (const Experiment &experiment : experiments) {
        const auto known = before.constFind(experiment.key);
        if (known != before.constEnd()) {
            seen.push_back(std::move(m_seen[*known]));
            fresh.push_back(rows()[*known]);
        } else {
            seen.push_back({experiment});
            fresh.push_back(outlineOf(m_live.day(), experiment));
        }
    }
    m_seen = std::move(seen);
    merge(std::move(fresh));
    return true;
}

bool ReadinessModel::surroundingsChanged()
{
    const Plan &plan = m_live.day().plan();
    const auto take = [](auto &old, const auto &now) {
        if (old == now)
            return false;
        old = now;
        return true;
    };
    bool changed = take(m_around.day, plan.day);
    changed = take(m_around.people, plan.people) || changed;
    changed = take(m_around.roles, plan.roles) || changed;
    changed = take(m_around.assignments, plan.assignments) || changed;
    changed = take(m_around.sources, plan.sources) || changed;
    changed = take(m_around.hosts, plan.hosts) || changed;
    return changed;
}

void ReadinessModel::judgeAllAgain()
{
    // What is already waiting stays in front: it was edited just now.
    std::vector<QString> stale(m_stale.begin() + std::ptrdiff_t(m_next), m_stale.end());
    const QSet<QString> waiting(stale.begin(), stale.end());
    for (const ReadinessRow &row : rows()) {
        if (!waiting.contains(row.key))
            stale.push_back(row.key);
    }
    m_stale = std::move(stale);
    m_next = 0;
    m_mustCount = true;
    m_slice.start();
}

void ReadinessModel::work()
{
    QElapsedTimer since;
    since.start();
    // Nothing long is begun late in a turn: each piece alone may take as long as a turn should.
    do {
        doWhatIsDue(since);
    } while (isSomethingDue() && since.nsecsElapsed() / 1000 <= m_length.count() / 3);
    if (isSomethingDue())
        m_slice.start();
    else
        m_slice.stop();
}

bool ReadinessModel::isSomethingDue() const
{
    return m_left || !isSettled() || m_mustCount || m_mustJudgeDay;
}

/// The next piece of what is to be done: for one experiment after the other, or what is worked out
/// once for all of them and then kept.
void ReadinessModel::doWhatIsDue(const QElapsedTimer &since)
{
    if (m_left) {
        m_left.reset();
        return;
    }
    if (isSettled() && !m_mustCount) {
        judgeDay();
        return;
    }
    // The day may have gone on since the last turn, and go on in every one: each gets on, too.
    lookAround();
    if (!isSettled()) {
        if (!readGroups(since))
            return;
        static_cast<void>(m_surroundings->groupedSlots());
        do {
            judge(m_stale[m_next++]);
        } while (!isSettled() && since.nsecsElapsed() / 1000 < m_length.count());
    } else if (m_mustCountAlerts && !m_surroundings->knowsRules()) {
        static_cast<void>(m_surroundings->rules());
    } else {
        count();
    }
}

/// Which groups the experiments open must be known of all of them before one can be judged, and
/// takes longer than a turn. True when it is; in each turn at least one that was not known is read.
bool ReadinessModel::readGroups(const QElapsedTimer &since)
{
    if (!m_surroundings->knowsWhoIsTold())
        return true;
    const auto &experiments = m_live.day().plan().experiments;
    for (; m_groupsRead < experiments.size(); ++m_groupsRead) {
        for (const ExpectedAlert &expected : experiments[m_groupsRead].expectedAlerts) {
            if (m_surroundings->knowsGroupsOf(expected.alert))
                continue;
            static_cast<void>(m_surroundings->groupsOf(expected.alert));
            if (since.nsecsElapsed() / 1000 >= m_length.count())
                return false;
        }
    }
    return true;
}

void ReadinessModel::judge(const QString &key)
{
    const Experiment *experiment = m_live.day().plan().experiment(key);
    const int at = rowOf(key);
    if (!experiment || at < 0)
        return;
    ++m_judgements;
    mergeRow(at, readinessRowOf(*m_surroundings, *experiment));
}

/// Made once for many: it goes through every rule of every source. It refers to the day, which may
/// have gone on since the last turn.
void ReadinessModel::lookAround()
{
    const std::int64_t now = m_live.day().lastSequence();
    if (m_surroundings && m_judgedUpTo == now)
        return;
    m_left = std::move(m_surroundings);
    m_surroundings = std::make_unique<Surroundings>(m_live.day(), m_left.get());
    m_judgedUpTo = now;
    m_groupsRead = 0;
}

void ReadinessModel::judgeDay()
{
    m_mustJudgeDay = false;
    const QDate today = QDateTime::fromMSecsSinceEpoch(microsOf(m_clock.now()) / 1000).date();
    auto concerns = concernsOfDay(m_live.day(), today);
    if (concerns == m_dayConcerns)
        return;
    m_dayConcerns = std::move(concerns);
    emit dayConcernsChanged();
}

void ReadinessModel::count()
{
    m_mustCount = false;
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
    if (std::exchange(m_mustCountAlerts, false))
        countAlerts(*m_surroundings, figures);
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
