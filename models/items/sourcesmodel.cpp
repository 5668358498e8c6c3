// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/sourcesmodel.h"

namespace Chaos {

SourcesModel::SourcesModel(LiveDay &live, QObject *parent)
    : KeyedListModel(parent)
    , m_live(live)
{
    connect(&live, &LiveDay::replaced, this, &SourcesModel::refresh);
    connect(&live, &LiveDay::changed, this, &SourcesModel::take);
    refresh();
}

void SourcesModel::take(Touched what)
{
    if (touches(what, Touched::Plan | Touched::Sources | Touched::Clocks))
        refresh();
}

void SourcesModel::refresh()
{
    std::vector<SourceRow> rows;
    for (const AlertSource &source : m_live.day().plan().sources) {
        const std::string key = source.key.toStdString();
        const SourceStanding standing = m_live.day().world().source(key);
        const auto &readings = m_live.day().clocks().readings(key);
        SourceRow row{.key = source.key,
                      .title = source.title.isEmpty() ? source.key : source.title,
                      .health = standing.health,
                      .reason = standing.reason,
                      .since = standing.since};
        if (!readings.empty())
            row.clock = readings.back();
        rows.push_back(std::move(row));
    }
    merge(std::move(rows));
}

QVariant SourcesModel::data(const QModelIndex &index, int role) const
{
    const SourceRow *const row = rowAt(index);
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->title;
    case KeyRole:
        return row->key;
    case HealthRole:
        return int(row->health);
    case ReasonRole:
        return row->reason;
    case SinceRole:
        return qlonglong(microsOf(row->since));
    case OffsetRole:
        return row->clock ? QVariant(qlonglong(row->clock->offset.count())) : QVariant();
    case OffsetErrorRole:
        return row->clock ? QVariant(qlonglong(row->clock->error.count())) : QVariant();
    default:
        return {};
    }
}

QHash<int, QByteArray> SourcesModel::roleNames() const
{
    return {{Qt::DisplayRole, "title"},       {KeyRole, "key"},     {HealthRole, "health"},
            {ReasonRole, "reason"},           {SinceRole, "since"}, {OffsetRole, "offset"},
            {OffsetErrorRole, "offset_error"}};
}

} // namespace Chaos
