// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/sharedlist.h"
#include "models/day/storybook.h"

#include <span>
#include <vector>

namespace Chaos {

/// What a mark on the timeline stands for; each has a shape of its own.
enum class MarkShape : std::uint8_t {
    Trigger,
    BackOut,
    Reset,
    Note,
    Action,
    Page,
    Question,
    Todo,
    LiveQa,
    Event,
    EventOver,
};

struct TimelineMark
{
    Instant at{};
    MarkShape shape = MarkShape::Note;
    std::size_t line = 0; ///< index into the story
    bool operator==(const TimelineMark &) const = default;
};

/// The story's lines that the timeline marks, in order of time.
class TimelineMarks
{
public:
    /// Takes the lines that have come since, but no more than `most` of them; from the first one on
    /// when it is another story. False while there are more.
    bool follow(const SharedList<StoryLine> &story, std::size_t most);
    void clear();

    /// Those from `from` up to, but not including, `to`.
    [[nodiscard]] std::span<const TimelineMark> between(Instant from, Instant to) const;

private:
    std::vector<TimelineMark> m_marks;
    std::size_t m_known = 0;
};

} // namespace Chaos
