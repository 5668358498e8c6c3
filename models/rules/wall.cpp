// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/wall.h"

#include "models/rules/bridge.h"
#include "models/rules/dayplan.h"
#include "models/rules/lateness.h"
#include "models/rules/playing.h"
#include "models/rules/tamedtext.h"
#include "models/rules/wallalerts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostNext = 3;
constexpr qsizetype mostPeople = 8;
constexpr qsizetype longestTitle = 160;
constexpr qsizetype longestDetail = 300;
constexpr qsizetype longestPerson = 60;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Wall)
};

QString timeAt(Instant at, const QTimeZone &zone, const QString &format)
{
    return QDateTime::fromMSecsSinceEpoch(microsOf(at) / 1000, zone).toString(format);
}

QString titleOf(const Plan &plan, const QString &experiment)
{
    return tamed(experimentTitle(plan, experiment), longestTitle);
}

/// "09:30", on the clock that hangs on the wall; empty while the day has no window.
QString plannedTime(const Plan &plan, const QString &experiment)
{
    if (!plan.day.from.isValid())
        return {};
    const std::vector<PlannedSlot> planned = dayPlanOf(plan);
    const auto slot = std::ranges::find(planned, experiment, &PlannedSlot::experiment);
    if (slot == planned.end())
        return {};
    const auto minutes = slot->from / std::chrono::minutes(1);
    return QTime(int(minutes / 60 % 24), int(minutes % 60)).toString(u"HH:mm"_s);
}

/// What somebody of that role does, to be said after the name.
QString doingOf(const Role &role)
{
    if (role.key == "incident-commander"_L1)
        return Words::tr("commands");
    if (role.key == "experimenter"_L1)
        return Words::tr("drives");
    if (role.key == "scribe"_L1)
        return Words::tr("writes");
    if (role.key == "timekeeper"_L1)
        return Words::tr("keeps the time");
    if (role.key == "live-qa"_L1)
        return Words::tr("tries the product");
    if (role.key == "chaos-incident-commander"_L1)
        return Words::tr("speaks for the company");
    const QString title = tamed(role.title.isEmpty() ? role.key : role.title, longestPerson);
    return Words::tr("is %1", "a role").arg(title);
}

QStringList peopleOf(const Plan &plan, const QString &experiment)
{
    const Experiment *planned = plan.experiment(experiment);
    QStringList people;
    std::vector<QStringList> doings;
    const std::vector<Role> roles = plan.playedRoles();
    for (const Role &role : roles) {
        const QString player =
            planned ? playerOf(plan, role.key, *planned) : playerOfDay(plan, role.key);
        if (player.isEmpty())
            continue;
        const QString name = tamed(nameOf(plan, player), longestPerson);
        qsizetype place = people.indexOf(name);
        if (place < 0) {
            place = people.size();
            people.push_back(name);
            doings.emplace_back();
        }
        doings[std::size_t(place)].push_back(doingOf(role));
    }
    for (qsizetype i = 0; i < people.size(); ++i) {
        const QStringList &all = doings[std::size_t(i)];
        people[i] = Words::tr("%1 %2", "a name, then what she does")
                        .arg(people.at(i), all.join(Words::tr(" and ")));
    }
    return people.mid(0, mostPeople);
}

QStringList nextOf(const Day &day, const QString &shown)
{
    QStringList next;
    for (const Run &run : day.runs()) {
        const Experiment *planned = day.plan().experiment(run.experiment);
        if (run.state != RunState::Queued || run.experiment == shown || !planned
            || !planned->takenOut.isEmpty())
            continue;
        next.push_back(titleOf(day.plan(), run.experiment));
        if (std::size_t(next.size()) == mostNext)
            break;
    }
    return next;
}

WallView::Phase phaseOf(const Day &day, const Bridge &bridge)
{
    if (day.current())
        return WallView::Phase::UnderWay;
    if (bridge.count == 0)
        return WallView::Phase::Empty;
    if (bridge.experiment.isEmpty())
        return WallView::Phase::Over;
    const bool hasBegun = std::ranges::any_of(
        day.runs(), [](const Run &run) { return run.state != RunState::Queued; });
    return hasBegun ? WallView::Phase::Between : WallView::Phase::Ahead;
}

/// "Our first day · staging · experiment 3 of 12"
QString placeOf(const Plan &plan, const Bridge &bridge, WallView::Phase phase)
{
    QStringList parts{tamed(plan.day.title, longestTitle),
                      tamed(bridge.environment, longestPerson)};
    if (phase == WallView::Phase::UnderWay)
        parts << Words::tr("experiment %1 of %2").arg(bridge.ordinal).arg(bridge.count);
    else if (phase == WallView::Phase::Between)
        parts << Words::tr("next: experiment %1 of %2").arg(bridge.ordinal).arg(bridge.count);
    else if (phase == WallView::Phase::Ahead)
        parts << (bridge.count == 1 ? Words::tr("1 experiment")
                                    : Words::tr("%1 experiments").arg(bridge.count));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

/// When the first experiment is to begin: "at 09:30", "on Tuesday, 8 December 2026 at 09:30", or
/// nothing.
QString beginningOf(const Plan &plan, const QString &first, QDate today)
{
    const QString time = plannedTime(plan, first);
    const bool isToday = !plan.day.date.isValid() || plan.day.date == today;
    if (isToday)
        return time.isEmpty() ? QString() : Words::tr("at %1", "a time of day").arg(time);
    const QString date = QLocale().toString(plan.day.date, QLocale::LongFormat);
    return time.isEmpty() ? Words::tr("on %1", "a date").arg(date)
                          : Words::tr("on %1 at %2", "a date, a time of day").arg(date, time);
}

QString countOf(const Day &day)
{
    const auto countIn = [&](RunState state) {
        return std::ranges::count(day.runs(), state, &Run::state);
    };
    const auto performed = countIn(RunState::Finished);
    const auto skipped = countIn(RunState::Skipped);
    const QString done = performed == 1 ? Words::tr("1 experiment was performed")
                                        : Words::tr("%1 experiments were performed").arg(performed);
    return skipped == 0 ? done + u'.' : Words::tr("%1, %2 skipped.").arg(done).arg(skipped);
}

void sayWhatRuns(WallView &view, const Day &day, const Bridge &bridge, QDate today)
{
    const QString title = tamed(bridge.title, longestTitle);
    switch (view.phase) {
    case WallView::Phase::Empty:
        view.title = Words::tr("Nothing is planned yet");
        view.detail = Words::tr("There is no experiment in the plan.");
        break;
    case WallView::Phase::Ahead: {
        const QString begin = beginningOf(day.plan(), bridge.experiment, today);
        view.title = Words::tr("Nothing runs yet");
        view.detail = begin.isEmpty() ? Words::tr("First experiment: %1").arg(title)
                                      : Words::tr("First experiment %1: %2").arg(begin, title);
        break;
    }
    case WallView::Phase::Between: {
        const QString time = plannedTime(day.plan(), bridge.experiment);
        view.title = Words::tr("Next: %1").arg(title);
        view.detail = time.isEmpty() ? tamed(bridge.hypothesis, longestDetail)
                                     : Words::tr("Nothing runs. It is planned for %1.").arg(time);
        break;
    }
    case WallView::Phase::UnderWay:
        view.title = title;
        view.detail = tamed(bridge.hypothesis, longestDetail);
        break;
    case WallView::Phase::Over:
        view.title = Words::tr("The day is over");
        view.detail = countOf(day);
        break;
    }
}

QString latenessText(Micros late)
{
    const auto minutes = late / std::chrono::minutes(1);
    if (minutes < 1)
        return {};
    return minutes < 100 ? Words::tr("%1 min late").arg(minutes)
                         : Words::tr("%1 h %2 min late").arg(minutes / 60).arg(minutes % 60);
}

void takeClocks(WallView &view, const Bridge &bridge)
{
    view.state = bridge.state;
    view.isRunning = bridge.state == RunState::Triggered || bridge.state == RunState::BackedOut;
    view.sinceTrigger = bridge.sinceTrigger;
    view.timeBoxLeft = bridge.timeBoxLeft;
    view.timeToKnow = bridge.timeToKnow;
    view.timeToDetection = bridge.timeToDetection;
}

} // namespace

WallView wallOf(const Day &day, Instant now, const QTimeZone &zone)
{
    const Bridge bridge = bridgeOf(day, now);
    WallView view{.at = now, .phase = phaseOf(day, bridge)};
    view.time = timeAt(now, zone, u"HH:mm:ss"_s);
    view.place = placeOf(day.plan(), bridge, view.phase);
    sayWhatRuns(view, day, bridge,
                QDateTime::fromMSecsSinceEpoch(microsOf(now) / 1000, zone).date());
    if (const auto late = latenessOf(day, now, zone))
        view.late = latenessText(*late);
    if (const UnplannedEvent *event = day.openEvent())
        view.event =
            Words::tr("Something real broke at %1: %2")
                .arg(timeAt(event->at, zone, u"HH:mm"_s), tamed(event->what, longestDetail));
    if (!bridge.alarm.isEmpty())
        view.alarm = Words::tr("Back out now: %1").arg(tamed(bridge.alarm, longestDetail));
    if (const Run *run = day.current()) {
        takeClocks(view, bridge);
        addWallAlerts(view, day, *run, now);
    }
    view.next = nextOf(day, bridge.experiment);
    view.people = peopleOf(day.plan(), bridge.experiment);
    return view;
}

WallView advanced(WallView view, Instant now, const QTimeZone &zone)
{
    const Micros gone = now - std::exchange(view.at, now);
    view.time = timeAt(now, zone, u"HH:mm:ss"_s);
    if (!view.isRunning || !view.sinceTrigger)
        return view;
    *view.sinceTrigger += gone;
    if (view.timeBoxLeft)
        *view.timeBoxLeft -= gone;
    const int before = std::exchange(view.passed, columnsPassed(view.axis, *view.sinceTrigger));
    for (WallAlert &alert : view.alerts) {
        if (!alert.bars.empty() && alert.bars.back().from + alert.bars.back().length == before)
            alert.bars.back().length += view.passed - before;
    }
    return view;
}

} // namespace Chaos
