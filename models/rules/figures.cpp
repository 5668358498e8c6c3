// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/itemstanding.h"
#include "models/rules/verdicts.h"

#include <algorithm>
#include <set>
#include <span>

namespace Chaos {

namespace {

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

/// Alerts, not items: one that was worked on twice was fixed once.
void countMended(Figures &figures, const Day &day, Instant now, Micros utcOffset)
{
    std::set<QString> seen;
    for (const ActionItem &item : day.items()) {
        if (item.alert.isEmpty() || !seen.insert(item.alert).second)
            continue;
        const auto how = mendingOf(day, item.alert, now, utcOffset);
        figures.fixedOnTheDay += how == ItemStanding::DoneOnTheDay;
        figures.fixedWithin48h += how == ItemStanding::DoneWithin48h;
    }
}

} // namespace

Figures figuresOf(const Day &day, Instant now, Micros utcOffset)
{
    Figures figures{.miniRetros = day.retros().held()};
    const QDate date = dateOf(day, utcOffset);
    const bool isDayOver = date.isValid() && localDate(now, utcOffset) > date;
    for (const Run &run : day.runs()) {
        if (run.triggeredAt)
            ++figures.experimentsPerformed;
        else if (isNotPerformed(run, day.plan().experiment(run.experiment), isDayOver))
            ++figures.experimentsNotPerformed;
        countAlerts(figures, run, findingsOf(day, run, now));
    }
    countMended(figures, day, now, utcOffset);
    return figures;
}

} // namespace Chaos
