// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QTimer>

#include <vector>

namespace Chaos {

class LiveDay;
class StoryModel;
struct StoryLine;

/// The story, or the lines of it that hold what is searched for, in words as the list shows them.
///
/// Narrower than QSortFilterProxyModel, which signals each of a hundred thousand gaps by itself
/// when a filter changes: here another question is one reset, and what is found is added at the
/// end. A long story is looked through in turns: no key that is typed waits for all of it.
class StorySearch final : public QAbstractListModel
{
    Q_OBJECT

public:
    StorySearch(const LiveDay &live, StoryModel &story, QObject *parent = nullptr);

    /// Every word must be found, in any order, whatever its case. Empty: everything is shown.
    void setSought(const QString &sought);
    [[nodiscard]] QString sought() const { return m_sought; }
    /// Whether there are lines that have not been looked at yet.
    [[nodiscard]] bool isLooking() const { return m_more.isActive(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] const StoryLine &line(int row) const;
    [[nodiscard]] QString timeOf(int row) const;
    /// The rows from `first` to `last` that have a picture, ascending.
    [[nodiscard]] std::vector<int> picturesIn(int first, int last) const;

signals:
    /// More lines were looked at, perhaps the last.
    void lookedOn();

private:
    /// -1 for a line that is not among those found.
    [[nodiscard]] int rowOf(int sourceRow) const;
    [[nodiscard]] int sourceRow(int row) const;
    [[nodiscard]] bool holds(int sourceRow) const;
    void reload();
    void append(int first, int last);
    void lookOn();
    void refresh(int first, int last);

    const LiveDay &m_live;
    StoryModel &m_story;
    QString m_sought;
    QStringList m_words;
    std::vector<int> m_found; ///< rows of the story, ascending; only while something is sought
    int m_looked = 0; ///< rows of the story that were looked at for it
    int m_rows = 0;
    QTimer m_more;
};

} // namespace Chaos
