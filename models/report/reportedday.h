// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/report/qareport.h"
#include "models/report/steadyseries.h"
#include "models/rules/canaryproof.h"
#include "models/rules/matching.h"
#include "models/rules/retropage.h"
#include "models/rules/timing.h"
#include "models/rules/unplanned.h"
#include "models/rules/verdicts.h"

#include <optional>
#include <vector>

namespace Chaos {

/// An alert that no plan named, as a run met it.
struct ReportedLane
{
    QString source{};
    QString name{};
    std::optional<GivenVerdict> given{};
    std::int64_t entry = 0; ///< by which the room saw it fire then; 0: by none
};

struct ReportedExperiment
{
    int ordinal = 0; ///< from 1, in the day's order
    QString key{};
    QString title{};
    QString hypothesis{};
    QString takenOut{}; ///< why it was not to be performed
    Run run{};
    std::optional<bool> held{};
    std::vector<Finding> findings{};
    std::vector<std::int64_t> seenBy{}; ///< of each finding the entry; empty: not triggered
    RunTiming timing{};
    std::vector<ReportedLane> unexpected{};
    std::vector<ReportedLane> beforeTrigger{};
    std::vector<const StoryLine *> story{}; ///< in order of occurrence
    std::optional<SteadyRun> steady{}; ///< as it was measured; nothing: it was not triggered
    ReportedQa qa{};
    RetroPage retro{}; ///< what people made of it afterwards; empty: it was not triggered
};

/// Something to be done, and what became of it.
struct ReportedItem
{
    const ActionItem *item = nullptr;
    int ordinal = 0; ///< of its experiment, from 1; 0: of none
    QString owner{}; ///< as people call them; empty: nobody
    ItemStanding standing = ItemStanding::Open;
    Retested retested = Retested::NotPlanned;
    QString retest{}; ///< title of the experiment that shall prove it
};

/// Alerts that failed for one reason.
struct FailedFor
{
    QString reason{}; ///< a cause as people read it, or the verdict where nobody gave one
    int alerts = 0;
    std::vector<int> experiments{}; ///< ordinals
    int fixedOnTheDay = 0;
    int fixedWithin48h = 0;
    int fixedLater = 0;
};

/// Something real that broke during the day: apart from every experiment.
struct ReportedEvent
{
    const UnplannedEvent *event = nullptr;
    QString experiment{}; ///< title of the one under way then; empty: none
    std::vector<ToTell> people{};
    std::vector<ReportedLane> alerts{}; ///< that began while it was open
};

/// The day as every report tells it. Points into the day: use it while that lives.
struct ReportedDay
{
    Figures figures{};
    std::vector<ReportedExperiment> experiments{};
    std::vector<FailedFor> failures{}; ///< most alerts first
    std::vector<ReportedEvent> events{};
    std::vector<ReportedItem> items{}; ///< what is still to be done first, then as it was opened
    QStringList lessons{}; ///< what the day itself taught about holding such a day
    std::vector<CanaryProof> paths{}; ///< of each source that was sent canaries its last proof
    ReportedQa qa{}; ///< what live QA found while no experiment was under way
};

/// Its action items alone.
[[nodiscard]] std::vector<ReportedItem> reportedItems(const Day &day, Instant now,
                                                      Micros utcOffset);
[[nodiscard]] ReportedDay reportedDay(const Day &day, Instant now, Micros utcOffset);

/// Whether a verdict says that an alert failed its purpose.
[[nodiscard]] bool isFailure(Verdict verdict);

} // namespace Chaos
