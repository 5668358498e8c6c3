// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/rolesmodel.h"

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
    const Plan &plan = m_live.day().plan();
    const Run *const current = m_live.day().current();
    std::vector<RoleRow> rows;
    for (const Chaos::Role &role : plan.playedRoles()) {
        RoleRow row{.key = role.key, .title = role.title.isEmpty() ? role.key : role.title};
        const Assignment *const assignment =
            assignmentFor(plan, role.key, current ? current->experiment : QString());
        if (assignment) {
            row.person = assignment->person;
            row.name = nameOf(plan, assignment->person);
            row.experiment = assignment->experiment;
        }
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
