// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/rolesmodel.h"

#include "models/rules/acts.h"
#include "models/rules/playing.h"

namespace Chaos {

RolesModel::RolesModel(LiveDay &live, QObject *parent)
    : KeyedListModel(parent)
    , m_live(live)
{
    connect(&live, &LiveDay::replaced, this, &RolesModel::refresh);
    connect(&live, &LiveDay::changed, this, &RolesModel::take);
    refresh();
}

void RolesModel::take(Touched what)
{
    if (touches(what, Touched::Roles | Touched::Plan | Touched::Queue))
        refresh();
}

void RolesModel::refresh()
{
    const Day &day = m_live.day();
    const Plan &plan = day.plan();
    const Run *const current = day.current();
    const auto due = dueAct(day);
    const QString at = current ? current->experiment : due ? due->experiment : QString();
    const Experiment *const experiment = plan.experiment(at);
    std::vector<RoleRow> rows;
    for (const Chaos::Role &role : plan.playedRoles()) {
        RoleRow row{.key = role.key, .title = role.title.isEmpty() ? role.key : role.title};
        const Assignment *const assignment = assignmentFor(plan, role.key, at);
        row.person =
            experiment ? playerOf(plan, role.key, *experiment) : playerOfDay(plan, role.key);
        row.name = nameOf(plan, row.person);
        // Who drives it plays for it alone.
        const bool isAssigned = assignment && assignment->person == row.person;
        if (isAssigned)
            row.experiment = assignment->experiment;
        else if (!row.person.isEmpty())
            row.experiment = at;
        rows.push_back(std::move(row));
    }
    merge(std::move(rows));
}

int RolesModel::filledCount() const
{
    return int(
        std::ranges::count_if(rows(), [](const RoleRow &row) { return !row.person.isEmpty(); }));
}

QVariant RolesModel::data(const QModelIndex &index, int role) const
{
    const RoleRow *const row = rowAt(index);
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->title;
    case KeyRole:
        return row->key;
    case PersonRole:
        return row->person;
    case NameRole:
        return row->name;
    case ExperimentRole:
        return row->experiment;
    default:
        return {};
    }
}

QHash<int, QByteArray> RolesModel::roleNames() const
{
    return {{Qt::DisplayRole, "title"},
            {KeyRole, "key"},
            {PersonRole, "person"},
            {NameRole, "name"},
            {ExperimentRole, "experiment"}};
}

} // namespace Chaos
