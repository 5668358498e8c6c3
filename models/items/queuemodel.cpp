// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/queuemodel.h"

#include "models/items/rest.h"
#include "models/rules/playing.h"
#include "models/rules/runcount.h"

#include <algorithm>

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

void measure(const Day &day, const Run &run, Instant now, QueueRow &row)
{
    const RunCount count = countOf(day, run, now);
    row.known = count.known;
    row.told = count.told;
    row.timeToKnow = count.quickest.timeToKnow;
    row.timeToDetection = count.quickest.timeToDetection;
}

void keepMeasured(const QueueRow &before, QueueRow &row)
{
    row.known = before.known;
    row.told = before.told;
    row.timeToKnow = before.timeToKnow;
    row.timeToDetection = before.timeToDetection;
}

} // namespace

QueueModel::QueueModel(LiveDay &live, const Clock &clock, QObject *parent, Micros slice)
    : KeyedListModel(parent)
    , m_live(live)
    , m_clock(clock)
    , m_length(slice)
{
    m_slice.setSingleShot(true);
    m_slice.setInterval(0ms);
    connect(&m_slice, &QTimer::timeout, this, &QueueModel::count);
    m_soon.setSingleShot(true);
    m_soon.setInterval(100ms);
    connect(&m_soon, &QTimer::timeout, this, &QueueModel::refreshCurrent);
    connect(&live, &LiveDay::replaced, this, &QueueModel::startAnew);
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

/// What was measured of another day's experiment says nothing of one with the same key. A list
/// breaks the lines of each row anew, which takes a while.
void QueueModel::startAnew()
{
    m_slice.stop();
    m_uncounted.clear();
    merge({});
    m_live.inTurn(this, [this] {
        bringRows();
        if (!isSettled())
            m_slice.start();
    });
}

void QueueModel::refresh()
{
    bringRows();
    count();
}

void QueueModel::bringRows()
{
    std::vector<QueueRow> rows;
    rows.reserve(m_live.day().runs().size());
    m_uncounted.clear();
    for (const Run &run : m_live.day().runs()) {
        QueueRow row = rowFor(run);
        if (run.triggeredAt) {
            m_uncounted.push_back(run.experiment);
            if (const int before = rowOf(run.experiment); before >= 0)
                keepMeasured(this->rows()[std::size_t(before)], row);
        }
        rows.push_back(std::move(row));
    }
    merge(std::move(rows));
    // The one under way is what people look at.
    const Run *const current = m_live.day().current();
    const auto first = std::ranges::find(m_uncounted, current ? current->experiment : QString());
    if (first != m_uncounted.end())
        std::rotate(first, first + 1, m_uncounted.end());
}

void QueueModel::count()
{
    QElapsedTimer worked;
    worked.start();
    while (!isSettled()) {
        const QString experiment = std::move(m_uncounted.back());
        m_uncounted.pop_back();
        countRow(experiment);
        if (worked.nsecsElapsed() / 1000 >= m_length.count())
            break;
    }
    if (!isSettled())
        m_slice.start();
}

void QueueModel::countRow(const QString &experiment)
{
    const Run *const run = m_live.day().run(experiment);
    const int at = rowOf(experiment);
    if (!run || at < 0)
        return;
    QueueRow row = rowFor(*run);
    if (run->triggeredAt)
        measure(m_live.day(), *run, m_clock.now(), row);
    mergeRow(at, std::move(row));
}

void QueueModel::refreshCurrent()
{
    QElapsedTimer worked;
    worked.start();
    const Run *const run = m_live.day().current();
    if (run)
        countRow(run->experiment);
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
