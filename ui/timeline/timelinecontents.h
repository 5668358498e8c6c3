// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/rules/matching.h"

#include <QCoreApplication>

#include <optional>
#include <vector>

namespace Chaos {

/// One row of the timeline: a heading, the bars of a lane, a curve or the marks.
struct TimelineRow
{
    enum class What : std::uint8_t { Heading, Lane, Steady, Marks };

    What what = What::Heading;
    QString title{};
    QString note{}; ///< small, under the title or behind it
    QString called{}; ///< what its source calls it, where that is another title
    int lane = -1; ///< index into `AlertBook::lanes()`; -1: an expected alert that nobody saw yet
    std::optional<Attribution> as{}; ///< nothing while no experiment is under way
    bool isFurther = false; ///< the same alert as in the row above, as another source has it
    int steady = -1; ///< index into `Experiment::steadyStates`
    int top = 0; ///< pixels from the top of the first row
    int height = 0;
    bool operator==(const TimelineRow &) const = default;
};

/// How high rows are: as generous as the place allows.
struct RowHeights
{
    int heading = 32;
    int lane = 40;
    int further = 26; ///< a lane under another of the same alert
    int bar = 20;
    int steady = 60;
    int marks = 44;
    bool oneLine = false; ///< title and note beside each other
    bool operator==(const RowHeights &) const = default;
};

/// What the timeline shows of a day: its rows from top to bottom and the instants of the run.
class TimelineContents
{
    Q_DECLARE_TR_FUNCTIONS(TimelineContents)

public:
    TimelineContents() = default;
    TimelineContents(const Day &day, Instant now);

    /// Gives the rows the most generous heights that fit, or the smallest.
    void layOut(int height);

    [[nodiscard]] const std::vector<TimelineRow> &rows() const { return m_rows; }
    [[nodiscard]] const RowHeights &heights() const { return m_heights; }
    [[nodiscard]] int height() const { return m_height; }
    /// The row at so many pixels from the top of the first, or -1.
    [[nodiscard]] int rowAt(int y) const;

    [[nodiscard]] const QString &experiment() const { return m_experiment; }
    [[nodiscard]] std::optional<Instant> trigger() const { return m_trigger; }
    [[nodiscard]] std::optional<Instant> backOut() const { return m_backOut; }
    /// What broke though nobody planned it.
    struct Event
    {
        Instant at{};
        std::optional<Instant> overAt{};
        bool operator==(const Event &) const = default;
    };
    [[nodiscard]] const std::vector<Event> &events() const { return m_events; }
    /// The instant at which the time-box is used up.
    [[nodiscard]] std::optional<Instant> timeBoxEnd() const { return m_timeBoxEnd; }
    /// Whether there is nothing to see but marks and the frame.
    [[nodiscard]] bool isEmpty() const;

    /// Since when an expected alert has been waited for; nothing once it has been seen.
    [[nodiscard]] std::optional<Instant> waitingSince(const Day &day, const TimelineRow &row,
                                                      Instant now) const;
    /// The name of the samples behind a row's curve.
    [[nodiscard]] static std::string seriesOf(const Experiment &experiment, int steady);

    bool operator==(const TimelineContents &) const = default;

private:
    void addAllLanes(const Day &day);
    void addRun(const Day &day, const Run &run, Instant now);
    void addExpected(const Day &day, const Experiment &experiment,
                     const std::vector<AttributedLane> &attributed);
    void addStages(const Day &day, const Experiment &experiment, std::size_t first,
                   const std::vector<AttributedLane> &attributed);
    void addGroup(const Day &day, const std::vector<AttributedLane> &attributed, Attribution as);
    void addLane(const Day &day, std::uint32_t lane, std::optional<Attribution> as);
    void addHeading(const QString &title);
    [[nodiscard]] static QString headingOf(Attribution as);

    std::vector<TimelineRow> m_rows;
    std::vector<Event> m_events;
    RowHeights m_heights;
    int m_height = 0;
    QString m_experiment;
    std::optional<Instant> m_trigger;
    std::optional<Instant> m_backOut;
    std::optional<Instant> m_resetAt;
    std::optional<Instant> m_timeBoxEnd;
};

} // namespace Chaos
