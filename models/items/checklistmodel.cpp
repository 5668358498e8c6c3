// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/checklistmodel.h"

#include "models/rules/acts.h"

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct List
{
    const std::vector<PlannedStep> &steps;
    const std::set<int> &done;
    StepPhase phase;
};

List listOf(Entries::Checklist list, const Experiment &experiment, const Run &run)
{
    switch (list) {
    case Entries::Checklist::Method:
        return {experiment.method, run.methodDone, StepPhase::Method};
    case Entries::Checklist::BackOut:
        break;
    case Entries::Checklist::Reset:
        return {experiment.resetCriteria, run.resetDone, StepPhase::Reset};
    }
    return {experiment.backOutPlan, run.backOutDone, StepPhase::BackOut};
}

} // namespace

ChecklistModel::ChecklistModel(LiveDay &live, Entries::Checklist list, QObject *parent)
    : KeyedListModel(parent)
    , m_live(live)
    , m_list(list)
{
    connect(&live, &LiveDay::replaced, this, &ChecklistModel::refresh);
    connect(&live, &LiveDay::changed, this, &ChecklistModel::take);
    refresh();
}

void ChecklistModel::take(Touched what)
{
    if (touches(what, Touched::Plan | Touched::Queue | Touched::Steps))
        refresh();
}

void ChecklistModel::refresh()
{
    const Day &day = m_live.day();
    const auto due = dueAct(day);
    const Run *const current = day.current();
    m_experiment = current ? current->experiment : due ? due->experiment : QString();

    std::vector<ChecklistRow> rows;
    const Experiment *const experiment = day.plan().experiment(m_experiment);
    const Run *const run = day.run(m_experiment);
    if (experiment && run) {
        const List list = listOf(m_list, *experiment, *run);
        for (int step = 0; step < int(list.steps.size()); ++step) {
            const PlannedStep &planned = list.steps[std::size_t(step)];
            rows.push_back({.key = u"%1/%2"_s.arg(m_experiment).arg(step),
                            .step = step,
                            .text = planned.text,
                            .done = list.done.contains(step),
                            .isScripted = planned.isScripted()});
            if (const StepRun *last = day.steps().lastOf(*run, list.phase, step)) {
                rows.back().outcome = last->outcome;
                rows.back().why = last->why;
            }
        }
    }
    merge(std::move(rows));
}

int ChecklistModel::doneCount() const
{
    return int(std::ranges::count(rows(), true, &ChecklistRow::done));
}

QVariant ChecklistModel::data(const QModelIndex &index, int role) const
{
    const ChecklistRow *const row = rowAt(index);
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->text;
    case KeyRole:
        return row->key;
    case StepRole:
        return row->step;
    case DoneRole:
        return row->done;
    default:
        return {};
    }
}

QHash<int, QByteArray> ChecklistModel::roleNames() const
{
    return {{Qt::DisplayRole, "text"}, {KeyRole, "key"}, {StepRole, "step"}, {DoneRole, "done"}};
}

} // namespace Chaos
