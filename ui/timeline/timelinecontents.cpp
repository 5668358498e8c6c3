// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/timelinecontents.h"

#include "models/day/sourcetraits.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr auto allHeights = std::to_array<RowHeights>({
    {},
    {.heading = 28, .lane = 34, .further = 22, .bar = 16, .steady = 48, .marks = 32},
    {.heading = 20, .lane = 32, .further = 20, .bar = 16, .steady = 30, .marks = 22},
    {.heading = 24,
     .lane = 18,
     .further = 16,
     .bar = 12,
     .steady = 36,
     .marks = 24,
     .oneLine = true},
});

int heightOf(const TimelineRow &row, const RowHeights &heights)
{
    switch (row.what) {
    case TimelineRow::What::Heading:
        return heights.heading;
    case TimelineRow::What::Lane:
        return row.isFurther ? heights.further : heights.lane;
    case TimelineRow::What::Steady:
        return heights.steady;
    case TimelineRow::What::Marks:
        return heights.marks;
    }
    return 0;
}

QString sourceTitle(const Day &day, const QString &key)
{
    const AlertSource *source = day.plan().source(key);
    return source && !source->title.isEmpty() ? source->title : key;
}

/// Where a source stands on the way from the fault to a person.
int rankOf(const Day &day, const QString &key)
{
    const AlertSource *source = day.plan().source(key);
    if (!source)
        return 0;
    const SourceTraits traits = traitsOf(source->type);
    if (traits.tells == SourceTraits::Tells::OfAny)
        return 2;
    return traits.passesOn ? 1 : 0;
}

/// Whether none of the lane's alerts names a runbook. Unknown, and so false, when there are too
/// many alerts to look at each time.
bool lacksRunbook(const AlertBook &book, std::uint32_t lane)
{
    constexpr std::size_t tooMany = 20'000;
    if (book.alerts().size() > tooMany)
        return false;
    return std::ranges::none_of(book.alerts(), [lane](const Alert &alert) {
        return alert.lane == lane
            && std::ranges::any_of(alert.annotations, [](const Label &annotation) {
                   return annotation.name == "runbook_url" || annotation.name == "runbook";
               });
    });
}

} // namespace

TimelineContents::TimelineContents(const Day &day, Instant now)
{
    for (const UnplannedEvent &event : day.events())
        m_events.push_back({event.at, event.overAt});
    if (const Run *run = day.current())
        addRun(day, *run, now);
    else
        addAllLanes(day);
    if (m_rows.empty() && m_experiment.isEmpty())
        return;
    addHeading(tr("Marks"));
    m_rows.push_back({.what = TimelineRow::What::Marks, .title = tr("notes, actions, pages")});
}

void TimelineContents::addAllLanes(const Day &day)
{
    const auto &lanes = day.alerts().lanes();
    if (lanes.empty())
        return;
    addHeading(tr("Alerts"));
    for (std::uint32_t lane = 0; lane < lanes.size(); ++lane)
        addLane(day, lane, {});
}

void TimelineContents::addRun(const Day &day, const Run &run, Instant now)
{
    m_experiment = run.experiment;
    m_backOut = run.backedOutAt;
    m_resetAt = run.resetAt;
    if (run.triggeredAt)
        m_trigger = run.triggeredAt->at;
    const Experiment *experiment = day.plan().experiment(run.experiment);
    if (experiment && m_trigger && experiment->timeBox > Micros(0))
        m_timeBoxEnd = *m_trigger + experiment->timeBox;

    const auto attributed = attribute(day, run, now);
    if (experiment)
        addExpected(day, *experiment, attributed);
    addGroup(day, attributed, Attribution::Guard);
    addGroup(day, attributed, Attribution::Unexpected);
    addGroup(day, attributed, Attribution::DuringEvent);
    addGroup(day, attributed, Attribution::BeforeTrigger);
    if (!experiment || experiment->steadyStates.empty())
        return;
    addHeading(tr("Steady state"));
    for (std::size_t i = 0; i < experiment->steadyStates.size(); ++i) {
        m_rows.push_back({.what = TimelineRow::What::Steady,
                          .title = experiment->steadyStates[i].title,
                          .steady = int(i)});
    }
}

void TimelineContents::addExpected(const Day &day, const Experiment &experiment,
                                   const std::vector<AttributedLane> &attributed)
{
    if (experiment.expectedAlerts.empty())
        return;
    addHeading(tr("Expected"));
    const auto &expected = experiment.expectedAlerts;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto isOfName = [&](const ExpectedAlert &one) {
            return one.alert.name == expected[i].alert.name;
        };
        const auto end = expected.begin() + std::ptrdiff_t(i);
        if (std::find_if(expected.begin(), end, isOfName) == end)
            addStages(day, experiment, i, attributed);
    }
}

/// The same problem as each source has it: who knew first, then who passed it on, then who told
/// people.
void TimelineContents::addStages(const Day &day, const Experiment &experiment, std::size_t first,
                                 const std::vector<AttributedLane> &attributed)
{
    struct Stage
    {
        QString source;
        int lane = -1;
    };
    const auto &expected = experiment.expectedAlerts;
    const QString &name = expected[first].alert.name;
    std::vector<Stage> stages;
    for (std::size_t i = first; i < expected.size(); ++i) {
        if (expected[i].alert.name != name)
            continue;
        bool isSeen = false;
        for (const AttributedLane &lane : attributed) {
            if (lane.expected != int(i))
                continue;
            // One that fired before the trigger stands further down, but is not waited for here.
            isSeen = true;
            const Lane &seen = day.alerts().lanes()[lane.lane];
            if (lane.as == Attribution::Expected)
                stages.push_back({QString::fromStdString(seen.source), int(lane.lane)});
        }
        if (!isSeen)
            stages.push_back({expected[i].alert.source});
    }
    std::ranges::stable_sort(stages, {},
                             [&](const Stage &stage) { return rankOf(day, stage.source); });
    for (const Stage &stage : stages) {
        if (stage.lane >= 0)
            addLane(day, std::uint32_t(stage.lane), Attribution::Expected);
        else
            m_rows.push_back(
                {.what = TimelineRow::What::Lane,
                 .title = name,
                 .note = stage.source.isEmpty() ? tr("any source") : sourceTitle(day, stage.source),
                 .as = Attribution::Expected});
        TimelineRow &row = m_rows.back();
        row.isFurther = &stage != &stages.front();
        // An on-call system has a title of its own for it.
        if (stages.size() > 1 && row.title != name)
            row.called = std::exchange(row.title, name);
    }
}

QString TimelineContents::headingOf(Attribution as)
{
    switch (as) {
    case Attribution::Expected:
        return tr("Expected");
    case Attribution::Guard:
        return tr("Guards");
    case Attribution::Unexpected:
        return tr("Unexpected");
    case Attribution::BeforeTrigger:
        return tr("Before the trigger");
    case Attribution::DuringEvent:
        return tr("Unplanned event");
    }
    return {};
}

void TimelineContents::addGroup(const Day &day, const std::vector<AttributedLane> &attributed,
                                Attribution as)
{
    bool hasHeading = false;
    for (const AttributedLane &lane : attributed) {
        if (lane.as != as)
            continue;
        if (!hasHeading) {
            addHeading(headingOf(as));
            hasHeading = true;
        }
        addLane(day, lane.lane, as);
    }
}

void TimelineContents::addLane(const Day &day, std::uint32_t index, std::optional<Attribution> as)
{
    const Lane &lane = day.alerts().lanes()[index];
    QString note = sourceTitle(day, QString::fromStdString(lane.source));
    if (as == Attribution::BeforeTrigger || as == Attribution::DuringEvent)
        note = tr("%1 · not counted").arg(note);
    else if (as == Attribution::Unexpected && lacksRunbook(day.alerts(), index))
        note = tr("%1 · no runbook").arg(note);
    m_rows.push_back({.what = TimelineRow::What::Lane,
                      .title = QString::fromStdString(lane.name),
                      .note = note,
                      .lane = int(index),
                      .as = as});
}

void TimelineContents::addHeading(const QString &title)
{
    m_rows.push_back({.what = TimelineRow::What::Heading, .title = title.toUpper()});
}

void TimelineContents::layOut(int height)
{
    for (const RowHeights &heights : allHeights) {
        m_heights = heights;
        m_height = 0;
        for (TimelineRow &row : m_rows) {
            row.top = m_height;
            row.height = heightOf(row, heights);
            m_height += row.height;
        }
        if (m_height <= height)
            return;
    }
}

bool TimelineContents::isEmpty() const
{
    return std::ranges::none_of(m_rows, [](const TimelineRow &row) {
        return row.what == TimelineRow::What::Lane || row.what == TimelineRow::What::Steady;
    });
}

int TimelineContents::rowAt(int y) const
{
    const auto it = std::ranges::upper_bound(m_rows, y, {}, &TimelineRow::top);
    if (it == m_rows.begin() || y >= m_height)
        return -1;
    return int(it - m_rows.begin()) - 1;
}

std::optional<Instant> TimelineContents::waitingSince(const Day &day, const TimelineRow &row,
                                                      Instant now) const
{
    if (!m_trigger || m_resetAt || row.as != Attribution::Expected || now < *m_trigger)
        return {};
    if (row.lane < 0)
        return m_trigger;
    const StepLane &steps = day.alerts().lanes()[std::size_t(row.lane)].steps;
    const bool isQuiet = steps.at(*m_trigger) == AlertState::Inactive;
    return isQuiet && steps.nextStep(*m_trigger) > now ? m_trigger : std::nullopt;
}

std::string TimelineContents::seriesOf(const Experiment &experiment, int steady)
{
    const SteadyState &state = experiment.steadyStates[std::size_t(steady)];
    if (!state.host.isEmpty())
        return "host/" + state.host.toStdString();
    return "steady/" + experiment.key.toStdString() + "/" + std::to_string(steady);
}

} // namespace Chaos
