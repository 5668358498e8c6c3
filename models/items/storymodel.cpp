// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/storymodel.h"

#include "models/items/liveday.h"

namespace Chaos {

StoryModel::StoryModel(LiveDay &live, QObject *parent)
    : QAbstractListModel(parent)
    , m_live(live)
{
    reset(m_live.day().story().size());
    connect(&live, &LiveDay::replaced, this, &StoryModel::startAnew);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Story))
            grow();
    });
}

int StoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

const StoryLine &StoryModel::line(int row) const
{
    return m_live.day().story()[std::size_t(row)];
}

std::optional<Micros> StoryModel::sinceTrigger(const StoryLine &line) const
{
    if (line.experiment.isEmpty())
        return {};
    const Run *run = m_live.day().run(line.experiment);
    if (!run || !run->triggeredAt || line.at < run->triggeredAt->at)
        return {};
    return line.at - run->triggeredAt->at;
}

QVariant StoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StoryLine &line = this->line(index.row());
    if (role == Qt::DisplayRole)
        return line.text;
    switch (StoryRole(role)) {
    case StoryRole::Sequence:
        return qint64(line.sequence);
    case StoryRole::Id:
        return QString::fromStdString(line.id.toString());
    case StoryRole::At:
        return qint64(microsOf(line.at));
    case StoryRole::SinceTrigger: {
        const auto since = sinceTrigger(line);
        return since ? QVariant(qint64(since->count())) : QVariant();
    }
    case StoryRole::LineKind:
        return int(line.kind);
    case StoryRole::Actor:
        return line.actor;
    case StoryRole::Subject:
        return line.subject;
    case StoryRole::Experiment:
        return line.experiment;
    case StoryRole::Tag:
        return line.tag;
    case StoryRole::Text:
        return line.text;
    case StoryRole::Original:
        return line.original;
    case StoryRole::State:
        return line.state;
    }
    return {};
}

/// A list gives each row its place, which takes a while when there are a million.
void StoryModel::startAnew()
{
    reset(0);
    m_live.inTurn(this, [this] { reset(m_live.day().story().size()); });
}

void StoryModel::reset(std::size_t rows)
{
    beginResetModel();
    m_rows = int(rows);
    m_corrections = m_live.day().corrections().size();
    endResetModel();
}

void StoryModel::grow()
{
    signalCorrections();
    const int rows = int(m_live.day().story().size());
    if (rows <= m_rows)
        return;
    beginInsertRows({}, m_rows, rows - 1);
    m_rows = rows;
    endInsertRows();
}

/// What was written and corrected since the last telling is no row yet, and comes as it is now.
void StoryModel::signalCorrections()
{
    const auto &corrections = m_live.day().corrections();
    for (; m_corrections < corrections.size(); ++m_corrections) {
        const int row = int(corrections[m_corrections]);
        if (row < m_rows)
            emit dataChanged(index(row), index(row));
    }
}

} // namespace Chaos
