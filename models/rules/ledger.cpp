// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/ledger.h"

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

std::vector<Proof> proofsOf(const Day &day)
{
    std::vector<Proof> proofs;
    for (const Run &run : day.runs()) {
        if (!run.triggeredAt)
            continue;
        const Experiment *experiment = day.plan().experiment(run.experiment);
        for (const Finding &finding : findingsOf(day, run, day.lastAt())) {
            if (provesNothing(finding.verdict()))
                continue;
            const QString seenBy = QString::fromStdString(finding.timing.source);
            proofs.push_back({.source = seenBy.isEmpty() ? finding.expected.alert.source : seenBy,
                              .alert = finding.expected.alert.name,
                              .experiment = run.experiment,
                              .title = experiment ? experiment->title : QString(),
                              .day = day.plan().day.title,
                              .at = run.triggeredAt->at,
                              .timeToKnow = finding.timing.timeToKnow,
                              .timeToDetection = finding.timing.timeToDetection,
                              .verdict = finding.verdict(),
                              .firedOnNoData = isProven(finding, AlertCheck::FiresOnNoData),
                              .clearedByItself = isProven(finding, AlertCheck::ClearsByItself)});
        }
    }
    std::ranges::stable_sort(proofs, {}, &Proof::at);
    return proofs;
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
