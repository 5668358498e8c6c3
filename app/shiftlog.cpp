// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shiftlog.h"

#include "models/report/storytext.h"
#include "models/rules/durationtext.h"
#include "models/rules/evidence.h"
#include "models/rules/playing.h"
#include "models/rules/tamedtext.h"
#include "models/rules/timing.h"

#include <QCoreApplication>

#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Shift
{
    Q_DECLARE_TR_FUNCTIONS(ShiftLog)
};

constexpr int clockWidth = 12; ///< of T+, so that what follows stands in a column

bool isTold(const StoryLine &line)
{
    switch (line.kind) {
    case Kind::ExperimentStarted:
    case Kind::ExperimentTriggered:
    case Kind::ExperimentBackedOut:
    case Kind::ExperimentResetConfirmed:
    case Kind::ExperimentSkipped:
    case Kind::StepBegan:
    case Kind::StepEnded:
    case Kind::ProxySwitched:
    case Kind::FaultApplied:
    case Kind::GuardTripped:
    case Kind::StopRaised:
    case Kind::StopLifted:
    case Kind::EventDeclared:
    case Kind::EventOver:
        return true;
    default:
        return false;
    }
}

QString textOf(const Day &day, const StoryLine &line)
{
    const QString text = storyText(day.plan(), line);
    return line.kind == Kind::ExperimentStarted
        ? text + u": "_s + experimentTitle(day.plan(), line.experiment)
        : text;
}

} // namespace

QString shiftLine(Instant at, const std::optional<Stamp> &trigger, const QString &text)
{
    constexpr qsizetype longest = 300; ///< characters
    const bool isAfter = trigger && at >= trigger->at;
    const QString clock = isAfter ? u"T+"_s + durationText(at - trigger->at) : QString();
    return toRfc3339(at).mid(11, 8) + u"  "_s + clock.leftJustified(clockWidth)
        + tamed(text, longest);
}

void ShiftLog::begin(const Day &day)
{
    m_told = day.story().size();
}

QStringList ShiftLog::news(const Day &day, Instant now)
{
    QStringList lines;
    addStory(day, lines);
    addAlerts(day, now, lines);
    return lines;
}

void ShiftLog::addStory(const Day &day, QStringList &lines)
{
    for (; m_told < day.story().size(); ++m_told) {
        const StoryLine &line = day.story()[m_told];
        if (!isTold(line))
            continue;
        const Run *run = day.run(line.experiment);
        const bool hasBegun = run && line.kind != Kind::ExperimentStarted;
        lines << shiftLine(line.at, hasBegun ? run->triggeredAt : std::nullopt, textOf(day, line));
    }
}

void ShiftLog::addAlerts(const Day &day, Instant now, QStringList &lines)
{
    const Run *run = day.current();
    const Experiment *planned = run ? day.plan().experiment(run->experiment) : nullptr;
    if (!planned || !run->triggeredAt)
        return;
    const auto timings = allTimingsOf(day, *run, now);
    for (std::size_t i = 0; i < timings.size(); ++i) {
        const QString &name = planned->expectedAlerts[i].alert.name;
        for (const AlertTiming &timing : timings[i]) {
            const QString source = QString::fromStdString(timing.source);
            Seen &seen = m_seen[run->experiment + u'/' + name + u'/' + source];
            const Instant trigger = run->triggeredAt->at;
            if (timing.timeToKnow && !std::exchange(seen.isKnown, true)) {
                lines << shiftLine(trigger + timing.timeToKnow->length, run->triggeredAt,
                                   Shift::tr("Known: %1 fires in %2 (%3)")
                                       .arg(name, sourceTitle(day, timing.source),
                                            elapsedText(*timing.timeToKnow)));
            }
            if (timing.timeToDetection && !std::exchange(seen.isTold, true)) {
                lines << shiftLine(trigger + timing.timeToDetection->length, run->triggeredAt,
                                   Shift::tr("Told: somebody was notified of %1 by %2 (%3)")
                                       .arg(name, sourceTitle(day, timing.toldBy),
                                            elapsedText(*timing.timeToDetection)));
            }
        }
    }
}

} // namespace Chaos
