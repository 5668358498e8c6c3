// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/ledger.h"

#include "models/rules/playing.h"
#include "models/rules/verdicts.h"

#include <algorithm>
#include <map>

namespace Chaos {

namespace {

bool provesNothing(Verdict verdict)
{
    return verdict == Verdict::NotYetKnown || verdict == Verdict::NotPerformed;
}

bool isProven(const Finding &finding, AlertCheck check)
{
    return std::ranges::any_of(finding.checks, [check](const SubCheck &one) {
        return one.check == check && one.verdict() == Verdict::Proven;
    });
}

Proof foundOn(const Day &day, const Run &run, const Finding &finding)
{
    const ExpectedAlert &expected = finding.expected;
    const QString seenBy = QString::fromStdString(finding.timing.source);
    const QString source = seenBy.isEmpty() ? expected.alert.source : seenBy;
    const AlertSource *planned = day.plan().source(source);
    return {.source = source,
            .sourceTitle = planned && !planned->title.isEmpty() ? planned->title : source,
            .alert = expected.alert.name,
            .matchers = expected.alert.matchers,
            .experiment = run.experiment,
            .title = experimentTitle(day.plan(), run.experiment),
            .day = day.plan().day.title,
            .at = run.triggeredAt ? run.triggeredAt->at : Instant(),
            .knownWithin = expected.knownWithin,
            .toldWithin = expected.toldWithin,
            .timeToKnow = finding.timing.timeToKnow,
            .timeToDetection = finding.timing.timeToDetection,
            // What was never triggered proves nothing, whatever fired meanwhile.
            .verdict = run.triggeredAt || finding.given ? finding.verdict() : Verdict::NotPerformed,
            .cause = finding.given ? finding.given->cause : finding.cause,
            .firedOnNoData = isProven(finding, AlertCheck::FiresOnNoData),
            .clearedByItself = isProven(finding, AlertCheck::ClearsByItself)};
}

void keepLatest(std::optional<Instant> &kept, Instant at)
{
    kept = std::max(kept.value_or(at), at);
}

} // namespace

bool Proof::hasFired() const
{
    switch (verdict) {
    case Verdict::Fired:
    case Verdict::FiredLate:
    case Verdict::FiredPartially:
    case Verdict::KnownNeverNotified:
    case Verdict::Swallowed:
    case Verdict::UsefulNewAlert:
        return true;
    case Verdict::NotYetKnown:
    case Verdict::AlreadyFiring:
    case Verdict::DidNotFire:
    case Verdict::NotReproduced:
    case Verdict::NotPerformed:
    case Verdict::Noise:
    case Verdict::Proven: // which is said of something else
    case Verdict::Failed:
    case Verdict::NotProven:
    case Verdict::NotTried:
        break;
    }
    return false;
}

std::vector<Proof> resultsOf(const Day &day, Instant now)
{
    std::vector<Proof> results;
    for (const Run &run : day.runs()) {
        for (const Finding &finding : findingsOf(day, run, now))
            results.push_back(foundOn(day, run, finding));
    }
    return results;
}

std::vector<Proof> proofsAmong(std::vector<Proof> results)
{
    std::erase_if(results, [](const Proof &one) {
        return one.at == Instant() || provesNothing(one.verdict);
    });
    std::ranges::stable_sort(results, {}, &Proof::at);
    return results;
}

std::vector<Proof> proofsOf(const Day &day)
{
    return proofsAmong(resultsOf(day, day.lastAt()));
}

std::vector<LedgerLine> mergeProofs(std::span<const std::vector<Proof>> days)
{
    std::map<std::pair<QString, QString>, LedgerLine> lines;
    for (const std::vector<Proof> &day : days) {
        for (const Proof &proof : day) {
            LedgerLine &line = lines[{proof.source, proof.alert}];
            if (line.tests++ == 0 || proof.at >= line.last.at)
                line.last = proof;
            if (proof.hasFired() && (!line.lastFired || proof.at >= line.lastFired->at))
                line.lastFired = proof;
            if (proof.firedOnNoData)
                keepLatest(line.firedOnNoData, proof.at);
            if (proof.clearedByItself)
                keepLatest(line.clearedByItself, proof.at);
        }
    }
    std::vector<LedgerLine> ledger;
    ledger.reserve(lines.size());
    for (auto &[name, line] : lines) {
        line.source = name.first;
        line.alert = name.second;
        ledger.push_back(std::move(line));
    }
    return ledger;
}

} // namespace Chaos
