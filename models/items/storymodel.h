// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/storybook.h"

#include <QAbstractListModel>

#include <optional>

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
/// added at the end, corrections are signalled row by row; another day resets it. Nothing in it
/// costs by the lines that are there: a day may have a million.
class StoryModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit StoryModel(LiveDay &live, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// The line itself, for who paints thousands of them.
    [[nodiscard]] const StoryLine &line(int row) const;
    /// µs since the trigger of the line's experiment, if it has been triggered before that.
    [[nodiscard]] std::optional<Micros> sinceTrigger(const StoryLine &line) const;

private:
    void startAnew();
    void reset(std::size_t rows);
    void grow();
    void signalCorrections();

    LiveDay &m_live;
    int m_rows = 0;
    std::size_t m_corrections = 0; ///< of the day, that were signalled
};

} // namespace Chaos
