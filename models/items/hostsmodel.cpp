// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/hostsmodel.h"

#include <cmath>

namespace Chaos {

HostsModel::HostsModel(LiveDay &live, const Clock &clock, QObject *parent)
    : KeyedListModel(parent)
    , m_live(live)
    , m_clock(clock)
{
    connect(&live, &LiveDay::replaced, this, &HostsModel::refresh);
    connect(&live, &LiveDay::changed, this, &HostsModel::take);
    refresh();
}

void HostsModel::take(Touched what)
{
    if (touches(what, Touched::Plan | Touched::Hosts | Touched::Samples))
        refresh();
}

void HostsModel::refresh()
{
    std::vector<HostRow> rows;
    for (const StagingHost &host : m_live.day().plan().hosts)
        rows.push_back(rowFor(host));
    merge(std::move(rows));
}

HostRow HostsModel::rowFor(const StagingHost &host) const
{
    HostRow row{.key = host.key, .title = host.title.isEmpty() ? host.key : host.title};
    const std::string key = host.key.toStdString();
    const auto &stretches = m_live.day().world().host(key);
    if (!stretches.empty()) {
        row.state = stretches.back().state;
        row.detail = stretches.back().detail;
        const Instant begin = m_clock.now() - span;
        auto first = std::ranges::upper_bound(stretches, begin, {}, &HostStretch::from);
        if (first != stretches.begin())
            --first;
        row.stretches.assign(first, stretches.end());
    }
    const auto &samples = m_live.day().world().samples("host/" + key);
    const bool answers = row.state == HostState::Up || row.state == HostState::Slow;
    if (answers && !samples.empty() && std::isfinite(samples.back().value))
        row.latency = samples.back().value;
    return row;
}

QVariant HostsModel::data(const QModelIndex &index, int role) const
{
    const HostRow *const row = rowAt(index);
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->title;
    case KeyRole:
        return row->key;
    case StateRole:
        return int(row->state);
    case DetailRole:
        return row->detail;
    case LatencyRole:
        return row->latency ? QVariant(*row->latency) : QVariant();
    case StretchCountRole:
        return int(row->stretches.size());
    default:
        return {};
    }
}

QHash<int, QByteArray> HostsModel::roleNames() const
{
    return {{Qt::DisplayRole, "title"}, {KeyRole, "key"},         {StateRole, "state"},
            {DetailRole, "detail"},     {LatencyRole, "latency"}, {StretchCountRole, "stretches"}};
}

} // namespace Chaos
