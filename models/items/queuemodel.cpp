// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/queuemodel.h"

#include "models/items/rest.h"
#include "models/rules/playing.h"
#include "models/rules/timing.h"

namespace Chaos {

namespace {

std::vector<Concern> holesOf(const Plan &plan, const Experiment &experiment)
{
    std::vector<Concern> concerns = concernsOf(plan, experiment);
    std::erase_if(concerns,
                  [](const Concern &concern) { return concern.severity != Severity::Hole; });
    return concerns;
}

using namespace std::chrono_literals;

QVariant micros(const std::optional<Elapsed> &elapsed)
{
    return elapsed ? QVariant(qlonglong(elapsed->length.count())) : QVariant();
}

void countAlerts(const Day &day, const Run &run, Instant now, QueueRow &row)
{
    for (const auto &timings : allTimingsOf(day, run, now)) {
        row.known += std::ranges::any_of(
            timings, [](const AlertTiming &timing) { return timing.timeToKnow.has_value(); });
        row.told += std::ranges::any_of(
            timings, [](const AlertTiming &timing) { return timing.timeToDetection.has_value(); });
    }
    const RunTiming timing = timingOf(day, run, now);
    row.timeToKnow = timing.timeToKnow;
    row.timeToDetection = timing.timeToDetection;
}

} // namespace

QueueModel::QueueModel(LiveDay &live, const Clock &clock, QObject *parent)
    : KeyedListModel(parent)
    , m_live(live)
    , m_clock(clock)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(100ms);
    connect(&m_soon, &QTimer::timeout, this, &QueueModel::refreshCurrent);
    connect(&live, &LiveDay::replaced, this, &QueueModel::refresh);
    connect(&live, &LiveDay::changed, this, &QueueModel::take);
    refresh();
}

void QueueModel::take(Touched what)
{
    if (touches(what, Touched::Queue | Touched::Plan))
        refresh();
    else if (touches(what, Touched::Alerts | Touched::Pages | Touched::Clocks)
             && !m_soon.isActive())
        m_soon.start();
}

void QueueModel::refresh()
{
    std::vector<QueueRow> rows;
    rows.reserve(m_live.day().runs().size());
    for (const Run &run : m_live.day().runs())
        rows.push_back(rowFor(run));
    merge(std::move(rows));
}

void QueueModel::refreshCurrent()
{
    QElapsedTimer worked;
    worked.start();
    const Run *const run = m_live.day().current();
    const int at = run ? rowOf(run->experiment) : -1;
    if (at >= 0)
        mergeRow(at, rowFor(*run));
    m_soon.setInterval(restAfter(worked));
}

QueueRow QueueModel::rowFor(const Run &run) const
{
    const Day &day = m_live.day();
    const Run *const current = day.current();
    QueueRow row{.key = run.experiment,
                 .title = run.experiment,
                 .state = run.state,
                 .isCurrent = current && current->experiment == run.experiment,
                 .held = run.held,
                 .reason = run.skipReason};
    if (run.triggeredAt && run.resetAt)
        row.took = *run.resetAt - run.triggeredAt->at;
    const Experiment *const experiment = day.plan().experiment(run.experiment);
    if (!experiment)
        return row;

    const auto due = dueAct(day);
    row.isNext = due && due->act == Act::Start && due->experiment == run.experiment;
    if (!experiment->title.isEmpty())
        row.title = experiment->title;
    row.timeBox = experiment->timeBox;
    row.expected = int(experiment->expectedAlerts.size());
    row.takenOut = !experiment->takenOut.isEmpty() && run.state == RunState::Queued;
    if (row.takenOut)
        row.reason = experiment->takenOut;
    if (run.state == RunState::Queued)
        row.holes = holesOf(day.plan(), *experiment);
    row.driver = nameOf(day.plan(), experiment->driver);
    if (run.triggeredAt)
        countAlerts(day, run, m_clock.now(), row);
    return row;
}

int QueueModel::doneCount() const
{
    return int(std::ranges::count_if(rows(), [](const QueueRow &row) {
        return row.state == RunState::Finished || row.state == RunState::Skipped;
    }));
}

int QueueModel::dueCount() const
{
    return int(std::ranges::count(rows(), false, &QueueRow::takenOut));
}

Micros QueueModel::behind(Instant begin, Instant now) const
{
    Micros gone = now - begin;
    for (const QueueRow &row : rows()) {
        const Run *const run = m_live.day().run(row.key);
        if (row.state == RunState::Finished || row.state == RunState::Skipped)
            gone -= row.timeBox;
        else if (row.isCurrent && run && run->startedAt)
            gone -= std::clamp(now - *run->startedAt, Micros(0), row.timeBox);
    }
    return gone;
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    const QueueRow *const row = rowAt(index);
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->title;
    case KeyRole:
        return row->key;
    case StateRole:
        return int(row->state);
    case CurrentRole:
        return row->isCurrent;
    case NextRole:
        return row->isNext;
    case TimeBoxRole:
        return qlonglong(row->timeBox.count());
    case TookRole:
        return row->took ? QVariant(qlonglong(row->took->count())) : QVariant();
    case HoleCountRole:
        return int(row->holes.size());
    case FirstHoleRole:
        return row->holes.empty() ? QVariant() : QVariant(int(row->holes.front().rule));
    case ExpectedRole:
        return row->expected;
    case KnownRole:
        return row->known;
    case ToldRole:
        return row->told;
    case TimeToKnowRole:
        return micros(row->timeToKnow);
    case TimeToDetectionRole:
        return micros(row->timeToDetection);
    case HeldRole:
        return row->held ? QVariant(*row->held) : QVariant();
    case DriverRole:
        return row->driver;
    case ReasonRole:
        return row->reason;
    case TakenOutRole:
        return row->takenOut;
    default:
        return {};
    }
}

QHash<int, QByteArray> QueueModel::roleNames() const
{
    return {{Qt::DisplayRole, "title"},
            {KeyRole, "key"},
            {StateRole, "state"},
            {CurrentRole, "current"},
            {NextRole, "next"},
            {TimeBoxRole, "time_box"},
            {TookRole, "took"},
            {HoleCountRole, "holes"},
            {FirstHoleRole, "first_hole"},
            {ExpectedRole, "expected"},
            {KnownRole, "known"},
            {ToldRole, "told"},
            {TimeToKnowRole, "ttk"},
            {TimeToDetectionRole, "ttd"},
            {HeldRole, "held"},
            {DriverRole, "driver"},
            {ReasonRole, "reason"},
            {TakenOutRole, "taken_out"}};
}

} // namespace Chaos
