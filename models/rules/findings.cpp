// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/verdicts.h"

#include "models/rules/clearing.h"
#include "models/rules/intime.h"
#include "models/rules/nodata.h"
#include "models/rules/proposer.h"

#include <algorithm>
#include <ranges>

namespace Chaos {

namespace {

std::optional<GivenVerdict> givenFor(const Day &day, const Run &run, const Finding &finding,
                                     AlertCheck check)
{
    return givenOn(day, run.experiment, finding.expected.alert.name,
                   {finding.expected.alert.source, QString::fromStdString(finding.timing.source)},
                   check);
}

/// In the order in which people read them.
void addChecks(const Day &day, const Run &run, std::size_t expected, Finding &finding, Instant now)
{
    for (const auto &[check, word] : subCheckWords) {
        if (!finding.expected.asks(check))
            continue;
        SubCheck one = check == AlertCheck::FiresOnNoData
            ? noDataOf(day, run, expected, finding, now)
            : clearingOf(day, run, finding, now);
        one.given = givenFor(day, run, finding, check);
        finding.checks.push_back(std::move(one));
    }
}

std::optional<bool> both(std::optional<bool> a, std::optional<bool> b)
{
    if (!a || !b)
        return {};
    return *a && *b;
}

std::optional<bool> inTime(const std::optional<Elapsed> &elapsed, std::optional<Micros> limit)
{
    if (!limit)
        return true;
    if (!elapsed)
        return {};
    switch (within(*elapsed, *limit)) {
    case InTime::Yes:
        return true;
    case InTime::No:
        return false;
    case InTime::TooCloseToCall:
        return {};
    }
    return {};
}

std::optional<bool> holds(const Finding &finding)
{
    switch (finding.verdict()) {
    case Verdict::NotYetKnown:
    case Verdict::AlreadyFiring:
    case Verdict::NotPerformed:
    case Verdict::NotProven:
    case Verdict::NotTried:
        return {};
    case Verdict::Fired:
        if (finding.given)
            return true;
        return both(inTime(finding.timing.timeToKnow ? finding.timing.timeToKnow
                                                     : finding.timing.timeToDetection,
                           finding.expected.knownWithin),
                    inTime(finding.timing.timeToDetection, finding.expected.toldWithin));
    case Verdict::UsefulNewAlert:
    case Verdict::Noise:
    case Verdict::Proven:
        return true;
    case Verdict::KnownNeverNotified:
        return finding.expected.toldWithin ? std::optional(false) : std::nullopt;
    case Verdict::FiredLate:
    case Verdict::FiredPartially:
    case Verdict::Swallowed:
    case Verdict::DidNotFire:
    case Verdict::NotReproduced:
    case Verdict::Failed:
        return false;
    }
    return {};
}

} // namespace

std::optional<GivenVerdict> givenOn(const Day &day, const QString &experiment, const QString &alert,
                                    const QStringList &sources, AlertCheck check)
{
    const auto newest = day.verdicts() | std::views::reverse;
    const auto given = std::ranges::find_if(newest, [&](const GivenVerdict &one) {
        return one.check == check && one.experiment == experiment && one.alert == alert
            && (one.source.isEmpty() || sources.contains(one.source));
    });
    if (given == newest.end() || given->verdict == Verdict::NotYetKnown)
        return {};
    return *given;
}

std::vector<Finding> findingsOf(const Day &day, const Run &run, Instant now)
{
    const Experiment *experiment = day.plan().experiment(run.experiment);
    if (!experiment)
        return {};
    const auto timings = allTimingsOf(day, run, now);
    const Proposer proposer(day, run, now);
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < timings.size(); ++i) {
        for (const AlertTiming &timing : timings[i]) {
            Finding finding{.expected = experiment->expectedAlerts[i], .timing = timing};
            proposer.propose(finding);
            finding.given = givenFor(day, run, finding, AlertCheck::Fires);
            addChecks(day, run, i, finding, now);
            findings.push_back(std::move(finding));
        }
    }
    return findings;
}

std::optional<bool> hypothesisHeld(const std::vector<Finding> &findings)
{
    bool all = true;
    std::size_t begin = 0;
    while (begin < findings.size()) {
        // Several sources may have seen one expected alert: one that held is enough.
        std::optional<bool> best;
        std::size_t end = begin;
        for (; end < findings.size() && findings[end].expected == findings[begin].expected; ++end) {
            const auto one = holds(findings[end]);
            if (one && (!best || *one))
                best = one;
        }
        if (!best)
            return {};
        all = all && *best;
        begin = end;
    }
    return findings.empty() ? std::nullopt : std::optional(all);
}

} // namespace Chaos
