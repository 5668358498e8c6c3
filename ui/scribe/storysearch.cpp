// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scribe/storysearch.h"

#include "models/items/liveday.h"
#include "models/items/storymodel.h"
#include "ui/scribe/storywords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Chaos {

StorySearch::StorySearch(const LiveDay &live, StoryModel &story, QObject *parent)
    : QAbstractListModel(parent)
    , m_live(live)
    , m_story(story)
    , m_rows(story.rowCount())
{
    m_more.setSingleShot(true);
    m_more.setInterval(0);
    connect(&m_more, &QTimer::timeout, this, &StorySearch::lookOn);
    connect(&story, &QAbstractItemModel::modelReset, this, &StorySearch::reload);
    connect(&story, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { append(first, last); });
    connect(&story, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                refresh(first.row(), last.row());
            });
}

void StorySearch::setSought(const QString &sought)
{
    const QString simple = sought.simplified();
    if (simple == m_sought)
        return;
    m_sought = simple;
    m_words = simple.split(u' ', Qt::SkipEmptyParts);
    reload();
}

int StorySearch::sourceRow(int row) const
{
    return m_words.isEmpty() ? row : m_found[std::size_t(row)];
}

int StorySearch::rowOf(int sourceRow) const
{
    if (m_words.isEmpty())
        return sourceRow;
    const auto it = std::ranges::lower_bound(m_found, sourceRow);
    return it == m_found.end() || *it != sourceRow ? -1 : int(it - m_found.begin());
}

std::vector<int> StorySearch::picturesIn(int first, int last) const
{
    std::vector<int> rows;
    if (first > last)
        return rows;
    const auto &lines = m_live.day().pictureLines();
    const auto end = std::ranges::upper_bound(lines, std::size_t(sourceRow(last)));
    for (auto it = std::ranges::lower_bound(lines, std::size_t(sourceRow(first))); it < end; ++it) {
        if (const int row = rowOf(int(*it)); row >= 0)
            rows.push_back(row);
    }
    return rows;
}

int StorySearch::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

const StoryLine &StorySearch::line(int row) const
{
    return m_story.line(sourceRow(row));
}

QString StorySearch::timeOf(int row) const
{
    return StoryWords::time(line(row).at, m_story.sinceTrigger(line(row)));
}

QVariant StorySearch::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StoryLine &line = this->line(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return StoryWords::of(line, m_live.day().plan()).text;
    case Qt::EditRole:
        return line.text;
    case Qt::ToolTipRole:
        // Plain text from outside: escaped, with its line breaks kept.
        return (StoryWords::of(line, m_live.day().plan()).text + u'\n'
                + StoryWords::particulars(line))
            .toHtmlEscaped()
            .replace(u'\n', u"<br>"_s);
    case Qt::AccessibleTextRole: {
        const StoryWords words = StoryWords::of(line, m_live.day().plan());
        return QString(timeOf(index.row()) + u' ' + words.chip + u' ' + words.text);
    }
    default: // the raw roles of the story
        return m_story.data(m_story.index(sourceRow(index.row())), role);
    }
}

Qt::ItemFlags StorySearch::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return QAbstractListModel::flags(index);
    const Qt::ItemFlags flags = QAbstractListModel::flags(index) | Qt::ItemNeverHasChildren;
    return line(index.row()).kind == Kind::NoteWritten ? flags | Qt::ItemIsEditable : flags;
}

bool StorySearch::holds(int sourceRow) const
{
    const StoryLine &line = m_story.line(sourceRow);
    const StoryWords words = StoryWords::of(line, m_live.day().plan());
    return std::ranges::all_of(m_words, [&](const QString &word) {
        return words.text.contains(word, Qt::CaseInsensitive)
            || words.chip.contains(word, Qt::CaseInsensitive)
            || line.actor.contains(word, Qt::CaseInsensitive);
    });
}

void StorySearch::reload()
{
    beginResetModel();
    m_more.stop();
    m_found.clear();
    m_looked = 0;
    m_rows = m_words.isEmpty() ? m_story.rowCount() : 0;
    endResetModel();
    if (!m_words.isEmpty())
        lookOn();
}

void StorySearch::append(int first, int last)
{
    if (!m_words.isEmpty()) {
        if (!isLooking()) // else it comes to them
            lookOn();
        return;
    }
    beginInsertRows({}, first, last);
    m_rows = last + 1;
    endInsertRows();
}

/// Looks at the next lines: at as many as fit into a part of a frame.
void StorySearch::lookOn()
{
    constexpr int piece = 1'000;
    const int end = std::min(m_story.rowCount(), m_looked + piece);
    std::vector<int> found;
    for (; m_looked < end; ++m_looked) {
        if (holds(m_looked))
            found.push_back(m_looked);
    }
    if (end < m_story.rowCount())
        m_more.start();
    if (!found.empty()) {
        beginInsertRows({}, m_rows, m_rows + int(found.size()) - 1);
        m_found.insert(m_found.end(), found.begin(), found.end());
        m_rows += int(found.size());
        endInsertRows();
    }
    emit lookedOn();
}

/// A corrected line stays where it is found, also if the word sought has gone from it.
void StorySearch::refresh(int first, int last)
{
    for (int source = first; source <= last; ++source) {
        if (const int row = rowOf(source); row >= 0)
            emit dataChanged(index(row), index(row));
    }
}

} // namespace Chaos
