// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/daylessons.h"

#include "models/report/reporttext.h"
#include "models/rules/durationtext.h"
#include "models/rules/itemstanding.h"
#include "models/rules/playing.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Lessons
{
    Q_DECLARE_TR_FUNCTIONS(Lessons)
};

constexpr Micros worthSaying = 1min;

/// That time of the day's date, on the clock on the wall.
std::optional<Instant> onTheDay(const DayDescription &day, QTime time, Micros utcOffset)
{
    if (!day.date.isValid() || !time.isValid())
        return {};
    const QDateTime wall(day.date, time, Qt::UTC);
    return instantOf(wall.toMSecsSinceEpoch() * 1000) - utcOffset;
}

QString clockTime(Instant at, Micros utcOffset)
{
    return wallTime(at, utcOffset).sliced(11, 5);
}

QString minutes(Micros length)
{
    return Lessons::tr("%1 min").arg((length + 30s) / 60s);
}

void tellBeginAndEnd(QStringList &lessons, const Day &day, Micros utcOffset)
{
    std::optional<Instant> first;
    std::optional<Instant> last;
    for (const Run &run : day.runs()) {
        if (run.startedAt && (!first || *run.startedAt < *first))
            first = run.startedAt;
        if (run.finishedAt && (!last || *run.finishedAt > *last))
            last = run.finishedAt;
    }
    const DayDescription &about = day.plan().day;
    const auto from = onTheDay(about, about.from, utcOffset);
    if (first && from && *first - *from >= worthSaying)
        lessons << Lessons::tr("The first experiment began at %1, %2 later than planned.")
                       .arg(clockTime(*first, utcOffset), minutes(*first - *from));
    const auto to = onTheDay(about, about.to, utcOffset);
    if (last && to && *last - *to >= worthSaying)
        lessons << Lessons::tr("The last experiment was over at %1, %2 after the day's end.")
                       .arg(clockTime(*last, utcOffset), minutes(*last - *to));
}

void tellSkipped(QStringList &lessons, const Day &day)
{
    QStringList names;
    for (const Run &run : day.runs()) {
        const Experiment *planned = day.plan().experiment(run.experiment);
        if (run.triggeredAt
            || (run.state != RunState::Skipped && run.skipReason.isEmpty()
                && !(planned && !planned->takenOut.isEmpty())))
            continue;
        const QString &why =
            run.skipReason.isEmpty() && planned ? planned->takenOut : run.skipReason;
        const QString title = experimentTitle(day.plan(), run.experiment);
        names << (why.isEmpty() ? title : title + u" ("_s + why + u')');
    }
    if (!names.isEmpty())
        lessons << Lessons::tr("Not performed: %1.").arg(names.join(u"; "_s));
}

void tellOverTimeBox(QStringList &lessons, const Day &day)
{
    QStringList over;
    for (const Run &run : day.runs()) {
        const Experiment *planned = day.plan().experiment(run.experiment);
        if (!planned || planned->timeBox <= 0us || !run.triggeredAt || !run.backedOutAt)
            continue;
        const Micros longer = *run.backedOutAt - run.triggeredAt->at - planned->timeBox;
        if (longer >= worthSaying)
            over << Lessons::tr("%1 by %2").arg(planned->title, minutes(longer));
    }
    if (!over.isEmpty())
        lessons << Lessons::tr("Longer than their time-box: %1.").arg(over.join(u", "_s));
}

void tellEvents(QStringList &lessons, const Day &day, Instant now)
{
    if (day.events().empty())
        return;
    Micros stopped{0};
    for (const UnplannedEvent &event : day.events())
        stopped += event.overAt.value_or(now) - event.at;
    lessons
        << (day.events().size() == 1
                ? Lessons::tr("An unplanned event stopped the day for %1.").arg(minutes(stopped))
                : Lessons::tr("%1 unplanned events stopped the day for %2.")
                      .arg(day.events().size())
                      .arg(minutes(stopped)));
}

void tellWithoutRetro(QStringList &lessons, const Day &day)
{
    int performed = 0;
    for (const Run &run : day.runs())
        performed += run.triggeredAt.has_value();
    if (const int without = performed - day.retros().held(); performed > 0 && without > 0)
        lessons
            << Lessons::tr("%1 of %2 experiments had no mini-retro.").arg(without).arg(performed);
}

void tellUnconfirmed(QStringList &lessons, const Day &day)
{
    int open = 0;
    for (const Run &run : day.runs())
        open += run.state == RunState::Finished && run.triggeredAt && !run.held;
    if (open == 1)
        lessons << Lessons::tr("Of one experiment nobody could say whether the hypothesis held.");
    if (open > 1)
        lessons << Lessons::tr("Of %1 experiments nobody could say whether the hypothesis held.")
                       .arg(open);
}

} // namespace

QStringList dayLessons(const Day &day, Instant now, Micros utcOffset)
{
    QStringList lessons;
    tellBeginAndEnd(lessons, day, utcOffset);
    tellEvents(lessons, day, now);
    tellOverTimeBox(lessons, day);
    tellSkipped(lessons, day);
    tellWithoutRetro(lessons, day);
    tellUnconfirmed(lessons, day);
    return lessons;
}

} // namespace Chaos
