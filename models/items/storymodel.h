// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/storybook.h"

#include <QAbstractListModel>
#include <QTimer>

#include <optional>
#include <vector>

namespace Chaos {

class LiveDay;

/// What a line of the story is made of: raw values, for whoever finds words and colours for them.
enum class StoryRole : int {
    Sequence = Qt::UserRole + 1,
    Id, ///< text
    At, ///< µs since 1970
    SinceTrigger, ///< µs since T+0 of its experiment; invalid before it or outside of one
    LineKind, ///< int(Kind)
    Actor,
    Subject,
    Experiment,
    Tag,
    Text,
    Original, ///< of a corrected note; else empty
    State,
};

/// The day's story, a row a line, in the order in which the lines came. It only grows: rows are
/// added at the end, corrections are signalled row by row; another day resets it.
class StoryModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    /// `piece` is how many lines to look through at a time: a day may have a million.
    explicit StoryModel(const LiveDay &live, QObject *parent = nullptr, int piece = 20'000);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// The line itself, for who paints thousands of them.
    [[nodiscard]] const StoryLine &line(int row) const;
    /// µs since the trigger of the line's experiment, if it has been triggered before that.
    [[nodiscard]] std::optional<Micros> sinceTrigger(const StoryLine &line) const;

private:
    void reload();
    void grow();
    void noteDown(int rows);
    void signalCorrections();

    const LiveDay &m_live;
    int m_rows = 0;
    std::int64_t m_sequence = 0; ///< of the last entry looked at
    struct Note
    {
        int row = 0;
        Uuid correction{}; ///< as last told
    };
    std::vector<Note> m_notes; ///< the rows that may be corrected: few among what the room records
    int m_piece;
    int m_noted = 0; ///< rows of which is known whether they may be
    QTimer m_more; ///< rows to be looked at
};

} // namespace Chaos
