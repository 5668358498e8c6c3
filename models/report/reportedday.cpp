// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/reportedday.h"

#include "models/report/daylessons.h"
#include "models/report/reporttext.h"
#include "models/rules/causes.h"
#include "models/rules/itemstanding.h"
#include "models/rules/playing.h"

#include <algorithm>
#include <map>
#include <set>

namespace Chaos {

namespace {

bool isActive(AlertState state)
{
    return state == AlertState::Firing || state == AlertState::Suppressed;
}

/// The entry by which it was first seen to fire since then; 0: by none.
std::int64_t seenFiring(const Lane &lane, Instant since)
{
    const auto from = std::ranges::partition_point(
        lane.changes, [since](const AlertChange &change) { return change.seenAt < since; });
    const auto found = std::find_if(
        from, lane.changes.end(), [](const AlertChange &change) { return isActive(change.state); });
    return found == lane.changes.end() ? 0 : found->sequence;
}

/// The same of the last time before.
std::int64_t seenBefore(const Lane &lane, Instant until)
{
    auto at = std::ranges::partition_point(
        lane.changes, [until](const AlertChange &change) { return change.seenAt <= until; });
    while (at != lane.changes.begin()) {
        if (isActive((--at)->state))
            return at->sequence;
    }
    return 0;
}

/// The lane that a finding tells of; null: there is none.
const Lane *laneOf(const Day &day, const Run &run, const Finding &finding,
                   const std::vector<AttributedLane> &lanes)
{
    const Experiment *planned = day.plan().experiment(run.experiment);
    for (const AttributedLane &one : lanes) {
        const Lane &lane = day.alerts().lanes()[one.lane];
        if (planned && one.expected >= 0 && lane.source == finding.timing.source
            && planned->expectedAlerts[std::size_t(one.expected)] == finding.expected)
            return &lane;
    }
    return nullptr;
}

void addLanes(ReportedExperiment &reported, const Day &day,
              const std::vector<AttributedLane> &lanes)
{
    if (!reported.run.triggeredAt)
        return;
    const Instant trigger = reported.run.triggeredAt->at;
    for (const AttributedLane &one : lanes) {
        const Lane &lane = day.alerts().lanes()[one.lane];
        ReportedLane alert{.source = QString::fromStdString(lane.source),
                           .name = QString::fromStdString(lane.name)};
        alert.given = givenOn(day, reported.key, alert.name, {alert.source});
        if (one.as == Attribution::Unexpected) {
            alert.entry = seenFiring(lane, trigger);
            reported.unexpected.push_back(alert);
        } else if (one.as == Attribution::BeforeTrigger) {
            alert.entry = seenBefore(lane, trigger);
            reported.beforeTrigger.push_back(alert);
        }
    }
    for (const Finding &finding : reported.findings) {
        const Lane *lane = laneOf(day, reported.run, finding, lanes);
        reported.seenBy.push_back(lane ? seenFiring(*lane, trigger) : 0);
        if (finding.timing.standing == AlertTiming::Standing::BeforeTrigger)
            reported.beforeTrigger.push_back(
                {.source = QString::fromStdString(finding.timing.source),
                 .name = finding.expected.alert.name,
                 .given = finding.given,
                 .entry = lane ? seenBefore(*lane, trigger) : 0});
    }
}

/// To each experiment its part of the story, as it was written.
std::map<QString, std::vector<const StoryLine *>> storiesOf(const Day &day)
{
    std::map<QString, std::vector<const StoryLine *>> stories;
    for (const StoryLine &line : day.story()) {
        // What was said in the retro stands under its own headings.
        if (line.kind != Kind::RetroSaid && !line.experiment.isEmpty())
            stories[line.experiment].push_back(&line);
    }
    return stories;
}

ReportedExperiment report(const Day &day, const Run &run, std::vector<const StoryLine *> story,
                          Instant now, Micros utcOffset)
{
    ReportedExperiment reported{.key = run.experiment, .run = run};
    reported.title = run.experiment;
    if (const Experiment *planned = day.plan().experiment(run.experiment)) {
        if (!planned->title.isEmpty())
            reported.title = planned->title;
        reported.hypothesis = planned->hypothesis;
        reported.takenOut = planned->takenOut;
    }
    const auto lanes = attribute(day, run, now);
    reported.findings = findingsOf(day, run, now);
    reported.timing = timingOf(day, run, now);
    reported.steady = steadyRunOf(day, run, now);
    reported.retro = retroPageOf(day, run, {reported.findings, lanes, story}, now, utcOffset);
    reported.qa = reportedQa(day, run.experiment);
    reported.held = run.held ? run.held : hypothesisHeld(reported.findings);
    addLanes(reported, day, lanes);
    reported.story = std::move(story);
    std::ranges::stable_sort(reported.story, {}, [](const StoryLine *line) { return line->at; });
    return reported;
}

QString reasonOf(const Finding &finding)
{
    const QString &cause =
        finding.given && !finding.given->cause.isEmpty() ? finding.given->cause : finding.cause;
    return cause.isEmpty() ? verdictTitle(finding.verdict()) : causeTitle(cause);
}

std::vector<FailedFor> failuresOf(const Day &day, const std::vector<ReportedExperiment> &all,
                                  Instant now, Micros utcOffset)
{
    std::vector<FailedFor> failures;
    for (const ReportedExperiment &experiment : all) {
        std::set<QString> told; // an alert that two sources missed failed once
        for (const Finding &finding : experiment.findings) {
            const QString &name = finding.expected.alert.name;
            if (!isFailure(finding.verdict()) || !told.insert(name).second)
                continue;
            const QString reason = reasonOf(finding);
            auto it = std::ranges::find(failures, reason, &FailedFor::reason);
            if (it == failures.end())
                it = failures.insert(failures.end(), {.reason = reason});
            ++it->alerts;
            if (it->experiments.empty() || it->experiments.back() != experiment.ordinal)
                it->experiments.push_back(experiment.ordinal);
            const auto how = mendingOf(day, name, now, utcOffset);
            it->fixedOnTheDay += how == ItemStanding::DoneOnTheDay;
            it->fixedWithin48h += how == ItemStanding::DoneWithin48h;
            it->fixedLater += how == ItemStanding::DoneLater;
        }
    }
    std::ranges::stable_sort(failures, std::greater{}, &FailedFor::alerts);
    return failures;
}

ReportedEvent report(const Day &day, const UnplannedEvent &event, Instant now)
{
    ReportedEvent reported{.event = &event,
                           .experiment = experimentTitle(day.plan(), event.experiment),
                           .people = whoIsTold(day, event)};
    for (const std::uint32_t index : lanesOf(day, event, now)) {
        const Lane &lane = day.alerts().lanes()[index];
        reported.alerts.push_back({.source = QString::fromStdString(lane.source),
                                   .name = QString::fromStdString(lane.name),
                                   .entry = seenFiring(lane, event.at)});
    }
    return reported;
}

} // namespace

bool isFailure(Verdict verdict)
{
    switch (verdict) {
    case Verdict::FiredLate:
    case Verdict::FiredPartially:
    case Verdict::KnownNeverNotified:
    case Verdict::Swallowed:
    case Verdict::DidNotFire:
    case Verdict::NotReproduced:
    case Verdict::Failed:
        return true;
    case Verdict::NotYetKnown:
    case Verdict::Fired:
    case Verdict::AlreadyFiring:
    case Verdict::NotPerformed:
    case Verdict::UsefulNewAlert:
    case Verdict::Noise:
    case Verdict::Proven:
    case Verdict::NotProven:
    case Verdict::NotTried:
        return false;
    }
    return false;
}

std::vector<ReportedItem> reportedItems(const Day &day, Instant now, Micros utcOffset)
{
    std::vector<ReportedItem> items;
    const QDate date = dateOf(day, utcOffset);
    for (const ActionItem &item : day.items()) {
        ReportedItem one{.item = &item, .owner = nameOf(day.plan(), item.owner)};
        const auto run = std::ranges::find(day.runs(), item.experiment, &Run::experiment);
        if (run != day.runs().end())
            one.ordinal = int(run - day.runs().begin()) + 1;
        one.standing = standingOf(item, date, now, utcOffset);
        one.retested = retestOf(day, item, now);
        one.retest = experimentTitle(day.plan(), item.retest);
        items.push_back(std::move(one));
    }
    std::ranges::stable_sort(items, {},
                             [](const ReportedItem &one) { return isDone(one.standing); });
    return items;
}

ReportedDay reportedDay(const Day &day, Instant now, Micros utcOffset)
{
    ReportedDay reported{.figures = figuresOf(day, now, utcOffset)};
    auto stories = storiesOf(day);
    for (const Run &run : day.runs()) {
        reported.experiments.push_back(
            report(day, run, std::move(stories[run.experiment]), now, utcOffset));
        reported.experiments.back().ordinal = int(reported.experiments.size());
    }
    for (const UnplannedEvent &event : day.events())
        reported.events.push_back(report(day, event, now));
    for (const AlertSource &source : day.plan().sources) {
        if (const auto proof = lastProofOf(day, source.key, now))
            reported.paths.push_back(*proof);
    }
    reported.qa = reportedQa(day, {});
    reported.items = reportedItems(day, now, utcOffset);
    reported.lessons = dayLessons(day, now, utcOffset);
    reported.failures = failuresOf(day, reported.experiments, now, utcOffset);
    return reported;
}

} // namespace Chaos
