// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/timelinemarks.h"

#include <algorithm>
#include <array>
#include <optional>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

MarkShape shapeOfTag(const QString &tag)
{
    if (tag == "action"_L1)
        return MarkShape::Action;
    if (tag == "paged"_L1)
        return MarkShape::Page;
    if (tag == "question"_L1)
        return MarkShape::Question;
    if (tag == "todo"_L1)
        return MarkShape::Todo;
    return tag == "live-qa"_L1 ? MarkShape::LiveQa : MarkShape::Note;
}

/// Kinds that are always one shape; the others have rows of their own, or no place here.
constexpr auto kindShapes = std::to_array<std::pair<Kind, MarkShape>>({
    {Kind::ExperimentTriggered, MarkShape::Trigger},
    {Kind::ExperimentBackedOut, MarkShape::BackOut},
    {Kind::ExperimentResetConfirmed, MarkShape::Reset},
    {Kind::ProxySwitched, MarkShape::Action},
    {Kind::EventDeclared, MarkShape::Event},
    {Kind::EventOver, MarkShape::EventOver},
    {Kind::PageSent, MarkShape::Page},
    {Kind::PictureKept, MarkShape::Note},
    {Kind::ItemOpened, MarkShape::Todo},
    {Kind::QaResult, MarkShape::LiveQa},
});

std::optional<MarkShape> shapeOf(const StoryLine &line)
{
    if (line.kind == Kind::NoteWritten)
        return shapeOfTag(line.tag);
    const auto it = std::ranges::find(kindShapes, line.kind, &std::pair<Kind, MarkShape>::first);
    return it == kindShapes.end() ? std::nullopt : std::optional(it->second);
}

} // namespace

bool TimelineMarks::follow(const SharedList<StoryLine> &story, std::size_t most)
{
    if (story.size() < m_known)
        clear();
    const std::size_t end = m_known + std::min(most, story.size() - m_known);
    for (; m_known < end; ++m_known) {
        const auto shape = shapeOf(story[m_known]);
        if (!shape)
            continue;
        const Instant at = story[m_known].at;
        if (m_marks.empty() || m_marks.back().at <= at) { // nearly always, and there may be many
            m_marks.push_back({.at = at, .shape = *shape, .line = m_known});
            continue;
        }
        const auto place = std::ranges::upper_bound(m_marks, at, {}, &TimelineMark::at);
        m_marks.insert(place, {.at = at, .shape = *shape, .line = m_known});
    }
    return m_known == story.size();
}

void TimelineMarks::clear()
{
    m_marks.clear();
    m_known = 0;
}

std::span<const TimelineMark> TimelineMarks::between(Instant from, Instant to) const
{
    const auto begin = std::ranges::lower_bound(m_marks, from, {}, &TimelineMark::at);
    const auto end = std::ranges::lower_bound(m_marks, to, {}, &TimelineMark::at);
    return {begin, std::max(begin, end)};
}

} // namespace Chaos
