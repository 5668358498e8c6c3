// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "ui/timeline/timelinecontents.h"
#include "ui/timeline/timelinemarks.h"
#include "ui/timeline/timescale.h"

#include <QCoreApplication>

namespace Chaos {

/// What the timeline says in words: of a point, for the card beside the pointer, and of the whole,
/// for people who do not see it.
class TimelineWords
{
    Q_DECLARE_TR_FUNCTIONS(TimelineWords)

public:
    TimelineWords(const Day &day, const TimelineContents &contents, const TimelineMarks &marks)
        : m_day(day)
        , m_contents(contents)
        , m_marks(marks)
    {}

    /// The instant, and the state of the row there. `row` is -1 beside the rows.
    [[nodiscard]] QString ofPoint(Instant at, Instant now, int row, Micros reach) const;
    /// Every lane with its state now.
    [[nodiscard]] QString ofAll(Instant now) const;

private:
    [[nodiscard]] QString instant(Instant at) const;
    [[nodiscard]] QString laneAt(const TimelineRow &row, Instant at, Instant now) const;
    [[nodiscard]] QString valueAt(const TimelineRow &row, Instant at) const;
    [[nodiscard]] QString marksAt(Instant at, Micros reach) const;
    [[nodiscard]] QString markText(const StoryLine &line) const;

    const Day &m_day;
    const TimelineContents &m_contents;
    const TimelineMarks &m_marks;
};

} // namespace Chaos
