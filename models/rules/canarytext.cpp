// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/canarytext.h"

#include "models/day/sourcetraits.h"
#include "models/rules/durationtext.h"

#include <QCoreApplication>
#include <QStringList>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct CanaryWords
{
    Q_DECLARE_TR_FUNCTIONS(CanaryWords)
};

QString titleOfSource(const Plan &plan, const std::string &key)
{
    const AlertSource *source = plan.source(QString::fromStdString(key));
    return source && !source->title.isEmpty() ? source->title : QString::fromStdString(key);
}

/// What it passed on its way, whatever came of it.
QStringList stagesOf(const Plan &plan, const CanaryProof &proof)
{
    QStringList stages;
    if (proof.known)
        stages << CanaryWords::tr("known after %1").arg(elapsedText(*proof.known));
    else if (proof.isKnown)
        stages << CanaryWords::tr("known, its clock is not measured");
    if (proof.told) {
        stages << CanaryWords::tr("told after %1 by %2")
                      .arg(elapsedText(*proof.told), titleOfSource(plan, proof.toldBy));
    }
    return stages;
}

QString standingText(const CanaryProof &proof)
{
    switch (proof.standing) {
    case CanaryProof::Standing::Leaving:
        return CanaryWords::tr("on its way");
    case CanaryProof::Standing::Taken:
        return CanaryWords::tr("taken, not known yet");
    case CanaryProof::Standing::Suspected:
        return CanaryWords::tr("suspected, not known yet");
    case CanaryProof::Standing::Known:
        return CanaryWords::tr("nobody is told yet");
    case CanaryProof::Standing::HeldBack:
        return CanaryWords::tr("held back");
    case CanaryProof::Standing::Told:
        return CanaryWords::tr("being cleared");
    case CanaryProof::Standing::Proven:
        return CanaryWords::tr("cleared");
    case CanaryProof::Standing::Untold:
        return CanaryWords::tr("nobody was told within %1, cleared")
            .arg(durationText(proof.until - proof.sentAt));
    case CanaryProof::Standing::Unheard:
        return CanaryWords::tr("nobody here hears who is told, cleared");
    case CanaryProof::Standing::Unseen:
        return CanaryWords::tr("its source never showed it within %1, cleared")
            .arg(durationText(proof.until - proof.sentAt));
    case CanaryProof::Standing::NotCleared:
        return CanaryWords::tr("not cleared: %1").arg(proof.failure);
    case CanaryProof::Standing::Refused:
        return CanaryWords::tr("not taken: %1").arg(proof.failure);
    case CanaryProof::Standing::Lost:
        return proof.failure.isEmpty()
            ? CanaryWords::tr("lost: the room was closed before it had an answer")
            : CanaryWords::tr("lost: %1").arg(proof.failure);
    }
    return {};
}

} // namespace

QString canaryText(const Plan &plan, const CanaryProof &proof)
{
    QStringList stages = stagesOf(plan, proof);
    stages << standingText(proof);
    return stages.join(u" · "_s);
}

QString canaryRemedy(const Plan &plan, const CanaryProof &proof)
{
    const QString source = titleOfSource(plan, proof.source);
    switch (proof.standing) {
    case CanaryProof::Standing::Leaving:
    case CanaryProof::Standing::Taken:
    case CanaryProof::Standing::Suspected:
    case CanaryProof::Standing::Known:
    case CanaryProof::Standing::Told:
    case CanaryProof::Standing::Proven:
        return {};
    case CanaryProof::Standing::HeldBack:
        return CanaryWords::tr("End the silence, inhibition or downtime that holds it back in %1.")
            .arg(source);
    case CanaryProof::Standing::Untold:
        return CanaryWords::tr(
                   "Look at the routes and receivers of %1, and at whoever it sends to; "
                   "then prove it again.")
            .arg(source);
    case CanaryProof::Standing::Unheard:
        return CanaryWords::tr("No source of this day hears whom %1 told: add a webhook source and "
                               "let it send there too, or add its on-call system.")
            .arg(source);
    case CanaryProof::Standing::Unseen:
        return CanaryWords::tr("Look whether %1 takes it: its log says why it did not.")
            .arg(source);
    case CanaryProof::Standing::NotCleared:
        return CanaryWords::tr("Close it in %1 by hand; the room tries again when the day is "
                               "opened.")
            .arg(source);
    case CanaryProof::Standing::Refused:
        return CanaryWords::tr("Mend that in %1, or in the plan, and prove it again.").arg(source);
    case CanaryProof::Standing::Lost:
        return CanaryWords::tr("Prove it again.");
    }
    return {};
}

} // namespace Chaos
