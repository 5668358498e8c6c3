// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/dayplanmodel.h"

#include "models/day/entries.h"
#include "models/rules/dayplan.h"

#include <QDateTime>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

Micros sinceMidnight(Instant at)
{
    const QTime time = QDateTime::fromMSecsSinceEpoch(microsOf(at) / 1000).time();
    return std::chrono::milliseconds(time.msecsSinceStartOfDay());
}

} // namespace

DayPlanModel::DayPlanModel(LiveDay &live, QObject *parent)
    : KeyedListModel(parent)
    , m_live(live)
{
    connect(&live, &LiveDay::replaced, this, &DayPlanModel::refresh);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Plan | Touched::Queue))
            refresh();
    });
    refresh();
}

void DayPlanModel::refresh()
{
    const Plan &plan = m_live.day().plan();
    std::vector<DayPlanRow> rows;
    for (const PlannedSlot &slot : dayPlanOf(plan)) {
        DayPlanRow row{.experiment = slot.experiment,
                       .pause = slot.pause,
                       .from = slot.from,
                       .hasClock = plan.day.from.isValid(),
                       .length = slot.length};
        if (const Experiment *experiment = plan.experiment(slot.experiment)) {
            row.key = slot.experiment;
            row.title = experiment->title.isEmpty() ? experiment->key : experiment->title;
            row.timeBox = experiment->timeBox;
            if (const Run *run = m_live.day().run(slot.experiment)) {
                row.state = run->state;
                if (run->startedAt)
                    row.begun = sinceMidnight(*run->startedAt);
            }
        } else {
            row.key = u"break/"_s + slot.pause;
            const auto pause = std::ranges::find(plan.breaks, slot.pause, &Break::key);
            row.title = pause == plan.breaks.end() ? QString() : pause->title;
        }
        rows.push_back(std::move(row));
    }
    merge(std::move(rows));
}

Micros DayPlanModel::experimentTime() const
{
    Micros sum{0};
    for (const DayPlanRow &row : rows())
        sum += row.pause.isEmpty() ? row.length : Micros(0);
    return sum;
}

Micros DayPlanModel::breakTime() const
{
    Micros sum{0};
    for (const DayPlanRow &row : rows())
        sum += row.pause.isEmpty() ? Micros(0) : row.length;
    return sum;
}

std::optional<Entry> DayPlanModel::moved(int row, int before) const
{
    if (row < 0 || row >= rowCount() || before < 0 || before > rowCount() || before == row
        || before == row + 1)
        return {};
    const DayPlanRow &moving = rows()[std::size_t(row)];
    if (!moving.pause.isEmpty())
        return movedBreak(moving.pause, before);
    return moving.state == RunState::Queued ? movedExperiment(moving.experiment, before)
                                            : std::nullopt;
}

/// In front of the next experiment from there on; those taken out of the day keep their places
/// among the others.
std::optional<Entry> DayPlanModel::movedExperiment(const QString &key, int before) const
{
    QString next;
    for (auto i = std::size_t(before); i < rows().size() && next.isEmpty(); ++i) {
        if (rows()[i].experiment != key)
            next = rows()[i].experiment;
    }
    QStringList old;
    for (const Experiment &experiment : m_live.day().plan().experiments)
        old.push_back(experiment.key);
    QStringList after = old;
    after.removeOne(key);
    const qsizetype place = after.indexOf(next);
    after.insert(place < 0 ? after.size() : place, key);
    if (after == old)
        return {};
    return Entries::ordered(after);
}

std::optional<Entry> DayPlanModel::movedBreak(const QString &key, int before) const
{
    const auto &breaks = m_live.day().plan().breaks;
    const auto it = std::ranges::find(breaks, key, &Break::key);
    if (it == breaks.end())
        return {};
    Break pause = *it;
    pause.after.clear();
    for (int i = before - 1; i >= 0 && pause.after.isEmpty(); --i)
        pause.after = rows()[std::size_t(i)].experiment;
    if (pause == *it)
        return {};
    return Entries::planned(pause);
}

QVariant DayPlanModel::data(const QModelIndex &index, int role) const
{
    const DayPlanRow *const row = rowAt(index);
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->title;
    case KeyRole:
        return row->key;
    case PauseRole:
        return !row->pause.isEmpty();
    case FromRole:
        return qint64(row->from.count());
    case LengthRole:
        return qint64(row->length.count());
    case TimeBoxRole:
        return qint64(row->timeBox.count());
    case StateRole:
        return int(row->state);
    case BegunRole:
        return row->begun ? QVariant(qint64(row->begun->count())) : QVariant();
    default:
        return {};
    }
}

QHash<int, QByteArray> DayPlanModel::roleNames() const
{
    return {{Qt::DisplayRole, "title"}, {KeyRole, "key"},       {PauseRole, "pause"},
            {FromRole, "from"},         {LengthRole, "length"}, {TimeBoxRole, "timeBox"},
            {StateRole, "state"},       {BegunRole, "begun"}};
}

} // namespace Chaos
