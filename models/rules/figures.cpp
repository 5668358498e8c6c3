// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/verdicts.h"

#include <QDateTime>

#include <algorithm>
#include <span>

namespace Chaos {

namespace {

using namespace std::chrono_literals;

QDate localDate(Instant at, Micros utcOffset)
{
    const std::int64_t millis = microsOf(at + utcOffset) / 1000;
    return QDateTime::fromMSecsSinceEpoch(millis, Qt::UTC).date();
}

/// The date of the day: as planned, else that of the first experiment.
QDate dateOf(const Day &day, Micros utcOffset)
{
    if (day.plan().day.date.isValid())
        return day.plan().day.date;
    std::optional<Instant> first;
    for (const Run &run : day.runs()) {
        if (run.startedAt && (!first || *run.startedAt < *first))
            first = run.startedAt;
    }
    return first ? localDate(*first, utcOffset) : QDate();
}

bool isNotPerformed(const Run &run, const Experiment *planned, bool isDayOver)
{
    if (run.triggeredAt)
        return false;
    if (run.state == RunState::Skipped || run.state == RunState::Finished)
        return true;
    return (planned && !planned->takenOut.isEmpty()) || isDayOver;
}

bool wasTested(const Run &run, std::span<const Finding> sameAlert)
{
    if (run.triggeredAt)
        return true;
    return std::ranges::any_of(sameAlert, [](const Finding &finding) {
        return finding.given && finding.given->verdict != Verdict::NotPerformed
            && finding.given->verdict != Verdict::NotYetKnown;
    });
}

/// An alert failed if every source that was to see it says so: one that knew is enough.
bool hasFailed(std::span<const Finding> sameAlert)
{
    return std::ranges::all_of(sameAlert, [](const Finding &finding) {
        return finding.verdict() == Verdict::DidNotFire
            || finding.verdict() == Verdict::NotReproduced;
    });
}

void countAlerts(Figures &figures, const Run &run, const std::vector<Finding> &findings)
{
    for (auto begin = findings.begin(); begin != findings.end();) {
        const auto end = std::find_if(begin, findings.end(), [&](const Finding &finding) {
            return finding.expected != begin->expected;
        });
        const std::span<const Finding> sameAlert(begin, end);
        if (wasTested(run, sameAlert)) {
            ++figures.alertsTested;
            figures.alertsFailed += hasFailed(sameAlert);
        }
        begin = end;
    }
}

void countItems(Figures &figures, const Day &day, Micros utcOffset)
{
    const QDate date = dateOf(day, utcOffset);
    for (const ActionItem &item : day.items()) {
        if (item.alert.isEmpty() || !item.closedAt)
            continue;
        if (localDate(*item.closedAt, utcOffset) == date)
            ++figures.fixedOnTheDay;
        else if (*item.closedAt - item.openedAt <= 48h)
            ++figures.fixedWithin48h;
    }
}

} // namespace

Figures figuresOf(const Day &day, Instant now, Micros utcOffset)
{
    Figures figures{.miniRetros = int(day.retros().size())};
    const QDate date = dateOf(day, utcOffset);
    const bool isDayOver = date.isValid() && localDate(now, utcOffset) > date;
    for (const Run &run : day.runs()) {
        if (run.triggeredAt)
            ++figures.experimentsPerformed;
        else if (isNotPerformed(run, day.plan().experiment(run.experiment), isDayOver))
            ++figures.experimentsNotPerformed;
        countAlerts(figures, run, findingsOf(day, run, now));
    }
    countItems(figures, day, utcOffset);
    return figures;
}

} // namespace Chaos
