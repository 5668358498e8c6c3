// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/wording.h"

#include "models/rules/durationtext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace Chaos::Wording {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Run)
};

/// Rounded up: an uncertainty is never made smaller by the way it is written.
QString tenths(double seconds)
{
    return QLocale::c().toString(std::ceil(seconds * 10 - 1e-9) / 10, 'f', 1);
}

QString joined(const QStringList &parts)
{
    return parts.join(u" · "_s);
}

QString alertsKnown(const QueueRow &row)
{
    return Words::tr("%1/%2 alerts").arg(row.known).arg(row.expected);
}

QString finishedResult(const QueueRow &row)
{
    QStringList parts;
    if (row.expected > 0)
        parts << alertsKnown(row);
    if (row.timeToKnow)
        parts << Words::tr("TTK %1").arg(length(row.timeToKnow->length));
    else if (row.expected > 0)
        parts << Words::tr("did not fire");
    if (row.timeToDetection)
        parts << Words::tr("TTD %1").arg(length(row.timeToDetection->length));
    else if (row.timeToKnow)
        parts << Words::tr("nobody told");
    return parts.isEmpty() ? state(row) : joined(parts);
}

QString underWayResult(const QueueRow &row)
{
    QStringList parts{state(row)};
    if (row.expected > 0)
        parts << alertsKnown(row);
    if (!row.driver.isEmpty())
        parts << Words::tr("%1 drives").arg(row.driver);
    return joined(parts);
}

QString queuedResult(const QueueRow &row)
{
    if (row.takenOut)
        return Words::tr("taken out: %1").arg(row.reason);
    if (row.holes.empty()) {
        return row.expected == 1 ? Words::tr("ready · 1 alert expected")
                                 : Words::tr("ready · %1 alerts expected").arg(row.expected);
    }
    QStringList parts;
    for (std::size_t i = 0; i < std::min<std::size_t>(2, row.holes.size()); ++i)
        parts << row.holes[i].title;
    if (row.holes.size() > 2)
        parts << Words::tr("%1 more").arg(row.holes.size() - 2);
    return joined(parts);
}

} // namespace

QString clock(Micros length)
{
    return clockText(length);
}

QString length(Micros length)
{
    return lengthText(length);
}

QString plusMinus(Micros plusMinus)
{
    const double seconds = secondsOf(plusMinus);
    if (seconds <= 0.099)
        return Words::tr("± %1 ms").arg(std::ceil(seconds * 1000));
    if (seconds <= 9.9)
        return Words::tr("± %1 s").arg(tenths(seconds));
    if (seconds <= 99)
        return Words::tr("± %1 s").arg(std::ceil(seconds));
    return Words::tr("± %1 min").arg(std::ceil(seconds / 60));
}

QString rough(Micros length)
{
    const qint64 seconds = std::max<qint64>(0, length / 1s);
    if (seconds < 100)
        return Words::tr("%1 s").arg(seconds);
    if (seconds < 6000)
        return Words::tr("%1 min").arg(seconds / 60);
    return Words::tr("%1 h").arg(seconds / 3600);
}

QString timeOfDay(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(microsOf(at) / 1000).time().toString(u"HH:mm:ss"_s);
}

QString act(Act act)
{
    switch (act) {
    case Act::Start:
        return Words::tr("Start");
    case Act::Trigger:
        return Words::tr("Trigger");
    case Act::BackOut:
        return Words::tr("Back out");
    case Act::ConfirmReset:
        return Words::tr("Confirm reset");
    case Act::Finish:
        return Words::tr("Finish");
    }
    return {};
}

QString actInFull(Act act)
{
    switch (act) {
    case Act::Start:
        return Words::tr("Everybody to their places. Nothing is broken yet.");
    case Act::Trigger:
        return Words::tr("The fault is applied now: T+0. Press twice.");
    case Act::BackOut:
        return Words::tr("The fault is being taken away now, whatever the reason.");
    case Act::ConfirmReset:
        return Words::tr("State and data are as they were before.");
    case Act::Finish:
        return Words::tr("Say whether the hypothesis held, and close the experiment.");
    }
    return {};
}

QString state(const QueueRow &row)
{
    switch (row.state) {
    case RunState::Queued:
        if (row.takenOut)
            return Words::tr("taken out");
        return row.holes.empty() ? Words::tr("ready") : Words::tr("holes in the plan");
    case RunState::Started:
        return Words::tr("started");
    case RunState::Triggered:
        return Words::tr("running");
    case RunState::BackedOut:
        return Words::tr("backed out");
    case RunState::Reset:
        return Words::tr("reset");
    case RunState::Finished:
        if (!row.held)
            return Words::tr("finished, nobody can say whether the hypothesis held");
        return *row.held ? Words::tr("finished, the hypothesis held")
                         : Words::tr("finished, the hypothesis did not hold");
    case RunState::Skipped:
        return Words::tr("skipped");
    }
    return {};
}

QString result(const QueueRow &row)
{
    switch (row.state) {
    case RunState::Queued:
        return queuedResult(row);
    case RunState::Started:
    case RunState::Triggered:
    case RunState::BackedOut:
    case RunState::Reset:
        return underWayResult(row);
    case RunState::Finished:
        return finishedResult(row);
    case RunState::Skipped:
        return row.reason.isEmpty() ? state(row) : Words::tr("skipped: %1").arg(row.reason);
    }
    return {};
}

QString host(HostState state)
{
    switch (state) {
    case HostState::Unknown:
        return Words::tr("waiting");
    case HostState::Up:
        return Words::tr("up");
    case HostState::Slow:
        return Words::tr("slow");
    case HostState::Down:
        return Words::tr("down");
    }
    return {};
}

QString finding(const HostRow &row)
{
    if (row.latency) {
        return *row.latency < 9999.5 ? Words::tr("%1 ms").arg(std::round(*row.latency))
                                     : Words::tr("%1 s").arg(std::round(*row.latency / 1000));
    }
    return row.detail.isEmpty() ? host(row.state) : row.detail;
}

QString standing(const SourceRow &row, Instant now)
{
    switch (row.health) {
    case SourceHealth::Waiting:
        return Words::tr("%1 waiting").arg(row.title);
    case SourceHealth::Live: {
        const QString live = Words::tr("%1 live").arg(row.title);
        return row.reason.isEmpty() ? live : joined({live, row.reason});
    }
    case SourceHealth::Failing: {
        const QString failing =
            Words::tr("%1 failing for %2").arg(row.title, rough(now - row.since));
        return row.reason.isEmpty() ? failing : joined({failing, row.reason});
    }
    }
    return {};
}

QString plain(const QString &text)
{
    return text.isEmpty() ? text : u"<span>%1</span>"_s.arg(text.toHtmlEscaped());
}

} // namespace Chaos::Wording
