// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/checklistmodel.h"

#include "models/rules/acts.h"

namespace Chaos {

using namespace Qt::StringLiterals;

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
    if (touches(what, Touched::Plan | Touched::Queue))
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
        const bool isReset = m_list == Entries::Checklist::Reset;
        const auto &texts = isReset ? experiment->resetCriteria : experiment->backOutPlan;
        const auto &done = isReset ? run->resetDone : run->backOutDone;
        for (int step = 0; step < int(texts.size()); ++step) {
            rows.push_back({.key = u"%1/%2"_s.arg(m_experiment).arg(step),
                            .step = step,
                            .text = texts[step],
                            .done = done.contains(step)});
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
