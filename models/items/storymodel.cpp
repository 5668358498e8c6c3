// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/storymodel.h"

#include "models/items/liveday.h"

#include <algorithm>
#include <utility>

namespace Chaos {

StoryModel::StoryModel(const LiveDay &live, QObject *parent, int piece)
    : QAbstractListModel(parent)
    , m_live(live)
    , m_piece(piece)
{
    m_more.setSingleShot(true);
    m_more.setInterval(0);
    connect(&m_more, &QTimer::timeout, this, [this] { noteDown(m_piece); });
    reload();
    connect(&live, &LiveDay::replaced, this, &StoryModel::reload);
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

void StoryModel::reload()
{
    beginResetModel();
    m_rows = int(m_live.day().story().size());
    m_sequence = m_live.day().lastSequence();
    m_notes.clear();
    m_noted = 0;
    noteDown(m_piece);
    endResetModel();
}

/// Looks through so many rows more.
void StoryModel::noteDown(int rows)
{
    const int end = std::min(m_rows, m_noted + rows);
    for (; m_noted < end; ++m_noted) {
        if (line(m_noted).kind == Kind::NoteWritten)
            m_notes.push_back({m_noted, line(m_noted).correctedBy});
    }
    if (m_noted < m_rows)
        m_more.start();
}

void StoryModel::grow()
{
    const int rows = int(m_live.day().story().size());
    const std::int64_t entries =
        m_live.day().lastSequence() - std::exchange(m_sequence, m_live.day().lastSequence());
    // Where every entry has become a line of its own, none can have corrected another.
    if (entries > rows - m_rows)
        signalCorrections();
    if (rows <= m_rows)
        return;
    beginInsertRows({}, m_rows, rows - 1);
    m_rows = rows;
    endInsertRows();
    noteDown(m_piece);
}

void StoryModel::signalCorrections()
{
    for (Note &note : m_notes) {
        if (note.correction == line(note.row).correctedBy)
            continue;
        note.correction = line(note.row).correctedBy;
        emit dataChanged(index(note.row), index(note.row));
    }
    if (m_noted < m_rows)
        emit dataChanged(index(m_noted), index(m_rows - 1));
}

} // namespace Chaos
