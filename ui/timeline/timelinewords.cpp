// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/timelinewords.h"

#include "models/rules/minussign.h"
#include "ui/timeline/timewords.h"

#include <QStringList>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

/// Names and notes come from outside, and a card is small.
QString shortened(const QString &text)
{
    constexpr qsizetype most = 120;
    const QString line = text.simplified();
    return line.size() > most ? line.left(most - 1) + u'\u2026' : line;
}

} // namespace

QString TimelineWords::instant(Instant at) const
{
    if (!m_contents.trigger())
        return timeOfDay(at);
    return tr("%1 · %2").arg(timeOfDay(at), sinceTrigger(at - *m_contents.trigger()));
}

QString TimelineWords::ofPoint(Instant at, Instant now, int row, Micros reach) const
{
    QStringList lines{instant(at)};
    if (row < 0)
        return lines.front();
    const TimelineRow &under = m_contents.rows()[std::size_t(row)];
    switch (under.what) {
    case TimelineRow::What::Heading:
        break;
    case TimelineRow::What::Lane:
        lines << tr("%1 (%2)").arg(shortened(under.title), shortened(under.note))
              << shortened(under.called) << laneAt(under, at, now);
        break;
    case TimelineRow::What::Steady:
        lines << shortened(under.title) << valueAt(under, at);
        break;
    case TimelineRow::What::Marks:
        lines << marksAt(at, reach);
        break;
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString TimelineWords::laneAt(const TimelineRow &row, Instant at, Instant now) const
{
    if (at > now)
        return tr("not yet");
    const auto waiting = m_contents.waitingSince(m_day, row, now);
    if (waiting && at >= *waiting)
        return tr("waiting since the trigger");
    if (row.lane < 0)
        return tr("not seen");
    const StepLane &lane = m_day.alerts().lanes()[std::size_t(row.lane)].steps;
    const AlertState state = lane.at(at);
    const Instant since = lane.since(at);
    const auto word = [state] {
        switch (state) {
        case AlertState::Inactive:
            return tr("inactive");
        case AlertState::Unknown:
            return tr("unknown");
        case AlertState::Pending:
            return tr("pending");
        case AlertState::Suppressed:
            return tr("suppressed");
        case AlertState::Firing:
            return tr("firing");
        }
        return QString();
    };
    return since == Instant::min() ? word() : tr("%1 since %2").arg(word(), instant(since));
}

QString TimelineWords::valueAt(const TimelineRow &row, Instant at) const
{
    const Experiment *experiment = m_day.plan().experiment(m_contents.experiment());
    if (!experiment)
        return {};
    const auto &samples =
        m_day.world().samples(TimelineContents::seriesOf(*experiment, row.steady));
    const auto after = std::ranges::upper_bound(samples, at, {}, &Sample::at);
    if (after == samples.begin())
        return tr("no value yet");
    const Sample &sample = *(after - 1);
    return tr("%1 at %2")
        .arg(withMinusSign(QString::number(sample.value, 'g', 5)), timeOfDay(sample.at));
}

QString TimelineWords::markText(const StoryLine &line) const
{
    switch (line.kind) {
    case Kind::ExperimentTriggered:
        return tr("trigger");
    case Kind::ExperimentBackedOut:
        return tr("back out");
    case Kind::ExperimentResetConfirmed:
        return tr("reset confirmed");
    case Kind::EventDeclared:
        return tr("unplanned event: %1").arg(shortened(line.text));
    case Kind::EventOver:
        return tr("unplanned event is over: %1").arg(shortened(line.text));
    case Kind::PageSent:
        return line.text.isEmpty() ? tr("paged") : tr("paged: %1").arg(shortened(line.text));
    case Kind::QaResult:
        return line.correctedBy.isNull()
            ? tr("live QA, %1: %2", "outcome: what").arg(line.tag, shortened(line.text))
            : tr("live QA, taken back: %1").arg(shortened(line.original));
    default:
        break;
    }
    return line.tag.isEmpty() ? shortened(line.text)
                              : tr("%1: %2", "tag: note").arg(line.tag, shortened(line.text));
}

QString TimelineWords::marksAt(Instant at, Micros reach) const
{
    constexpr std::size_t most = 4;
    const auto marks = m_marks.between(at - reach, at + reach);
    QStringList lines;
    for (const TimelineMark &mark : marks.first(std::min(most, marks.size()))) {
        const StoryLine &line = m_day.story()[mark.line];
        lines << tr("%1 %2", "time, then what happened").arg(timeOfDay(mark.at), markText(line));
    }
    if (marks.size() > most)
        lines << tr("and %n more", nullptr, int(marks.size() - most));
    return lines.join(u'\n');
}

QString TimelineWords::ofAll(Instant now) const
{
    constexpr qsizetype most = 60;
    QStringList lines;
    for (const TimelineRow &row : m_contents.rows()) {
        if (row.what != TimelineRow::What::Lane)
            continue;
        if (lines.size() == most) {
            lines << tr("and more");
            break;
        }
        lines << tr("%1 (%2): %3").arg(row.title, row.note, laneAt(row, now, now));
    }
    return lines.join(u'\n');
}

} // namespace Chaos
