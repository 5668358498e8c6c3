// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/concernlist.h"

#include "models/rules/durationtext.h"
#include "models/rules/signalling.h"
#include "models/rules/surroundings.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos::Readiness {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Readiness)
};

using Rule = ReadinessRule;

/// The policy by whose preference two alerts open one issue between them; null if none does.
const IssuePolicy *policySharedBy(const Surroundings &around, const NamedAlert &one,
                                  const NamedAlert &other)
{
    for (const auto &first : around.alertsLike(one)) {
        for (const auto &second : around.alertsLike(other)) {
            const Survey &survey = *first.source->survey;
            if (first.source == second.source && first.rule != second.rule
                && shareAnIssue(survey, *first.rule, *second.rule))
                return survey.policyOf(*first.rule);
        }
    }
    return nullptr;
}

/// Alerts of one experiment of which only the first is told, since they share an issue.
void judgeSharedIssues(const Surroundings &around, const Experiment &experiment,
                       ConcernList &concerns)
{
    const auto &expected = experiment.expectedAlerts;
    for (std::size_t second = 1; second < expected.size(); ++second) {
        for (std::size_t first = 0; first < second; ++first) {
            const auto *policy =
                policySharedBy(around, expected[first].alert, expected[second].alert);
            if (!policy)
                continue;
            const QString a = expected[first].alert.name;
            const QString b = expected[second].alert.name;
            concerns.warning(
                Rule::SharesIssue,
                {Words::tr("%1 shares an issue").arg(b),
                 Words::tr("%1 and %2 are of the policy \"%3\", which opens one issue for all its "
                           "conditions: of the one that fails second nobody is told.")
                     .arg(a, b, QString::fromStdString(policy->name)),
                 Words::tr("Let the policy open an issue for each condition, or expect of one of "
                           "them only that it is known.")},
                b);
            break; // one of them is enough to say so
        }
    }
}

void judgeGap(const Surroundings &around, const Experiment &experiment, ConcernList &concerns)
{
    const auto close = tooCloseBefore(around.groupedSlots(), experiment.key);
    if (!close)
        return;
    const QString before =
        close->before->title.isEmpty() ? close->before->experiment : close->before->title;
    const QString reason = close->isSure == Likely::Yes
        ? Words::tr("%1 is told of in the same group as %2 of \"%3\", which ends %4 before and "
                    "stays open for %5: nobody would be told at once.")
        : Words::tr("%1 may be told of in the same group as %2 of \"%3\", which ends %4 before "
                    "and stays open for %5: nobody would be told at once.");
    concerns.warning(Rule::TooCloseTogether,
                     {Words::tr("too close to another"),
                      reason.arg(close->joining->alert, close->open->alert, before,
                                 durationText(std::max(Micros(0), close->gap)),
                                 durationText(close->open->staysFor)),
                      Words::tr("Put a break or another experiment between them, or group by a "
                                "label that tells them apart.")},
                     close->before->experiment);
}

} // namespace

void judgeTogether(const Surroundings &around, const Experiment &experiment, ConcernList &concerns)
{
    judgeSharedIssues(around, experiment, concerns);
    judgeGap(around, experiment, concerns);
}

} // namespace Chaos::Readiness
