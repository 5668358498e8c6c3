// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/toolkitjournal.h"

#include "models/day/jsonwriter.h"
#include "models/day/payload.h"
#include "models/report/toolkitcard.h"
#include "models/rules/verdicts.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace Chaos {

namespace {

/// The format's own way to write UTC.
std::string stampOf(Instant at)
{
    std::string stamp = toRfc3339(at).toStdString();
    stamp.replace(stamp.size() - 1, 1, "+00:00");
    return stamp;
}

void time(JsonWriter &json, std::string_view name, const std::optional<Instant> &at)
{
    if (at)
        json.member(name, stampOf(*at));
    else
        json.null(name);
}

/// When the steps of the back-out plan were ticked off for good.
std::map<int, Instant> tickedOff(std::span<const EntryView> entries, const std::string &experiment)
{
    std::map<int, Instant> ticked;
    for (const EntryView &entry : entries) {
        if (entry.subject != experiment)
            continue;
        if (entry.kind == Kind::ExperimentStarted)
            ticked.clear();
        if (entry.kind != Kind::StepChecked)
            continue;
        Payload document;
        PayloadObject payload = document.read(entry);
        if (payload.text("list") == "reset")
            continue;
        const int step = int(payload.number("step").value_or(0));
        if (payload.flag("done").value_or(true))
            ticked[step] = entry.at;
        else
            ticked.erase(step);
    }
    return ticked;
}

std::string_view statusOf(const Run &run)
{
    if (run.state != RunState::Finished)
        return "interrupted";
    return run.backOutReason.isEmpty() ? "completed" : "aborted";
}

/// The last number of a series inside [from, to].
std::optional<Sample> lastSample(const std::vector<Sample> &samples, Instant from, Instant to)
{
    std::optional<Sample> last;
    for (const Sample &sample : samples) {
        if (sample.at >= from && sample.at <= to && std::isfinite(sample.value))
            last = sample;
    }
    return last;
}

/// One look at the steady state: an Outcome of the format, or null if nothing was measured.
std::string outcome(const Day &day, const Experiment &card, Instant from, Instant to)
{
    JsonWriter probes;
    probes.openArray("probes");
    bool isAnyMeasured = false;
    bool isAllMeasured = true;
    bool isMet = true;
    for (std::size_t i = 0; i < card.steadyStates.size(); ++i) {
        const SteadyState &steady = card.steadyStates[i];
        const std::string series = steady.host.isEmpty()
            ? "steady/" + card.key.toStdString() + '/' + std::to_string(i)
            : "host/" + steady.host.toStdString();
        const auto sample = lastSample(day.world().samples(series), from, to);
        if (!sample || (!steady.atLeast && !steady.atMost)) {
            isAllMeasured = false;
            continue;
        }
        const bool isWithin = sample->value >= steady.atLeast.value_or(sample->value)
            && sample->value <= steady.atMost.value_or(sample->value);
        isAnyMeasured = true;
        isMet = isMet && isWithin;
        JsonWriter probe;
        probe.raw("activity", ToolkitCard::probe(steady));
        probe.member("output", sample->value);
        probe.member("start", stampOf(sample->at)).member("end", stampOf(sample->at));
        probe.member("duration", 0.0).member("status", std::string_view("succeeded"));
        probe.flag("tolerance_met", isWithin);
        probes.rawElement(probe.take());
    }
    if (!isAnyMeasured)
        return "null";
    if (isMet && !isAllMeasured)
        probes.closeArray().null("steady_state_met"); // the rest is anybody's guess
    else
        probes.closeArray().flag("steady_state_met", isMet);
    return probes.take();
}

/// What a step gave, as far as it was kept; null: nothing.
void output(JsonWriter &json, const StepRun &step)
{
    if (step.status) {
        json.openObject("output").member("status", std::int64_t(*step.status));
        json.member("output", step.output);
        json.closeObject();
    } else if (!step.output.isEmpty()) {
        json.member("output", step.output);
    } else {
        json.null("output");
    }
}

/// How it ended, by the format: what was interrupted, or nobody knows of, has no status.
std::optional<std::string_view> statusOf(const StepRun &step)
{
    switch (step.outcome) {
    case StepOutcome::Succeeded:
        return "succeeded";
    case StepOutcome::Failed:
    case StepOutcome::TimedOut:
    case StepOutcome::NotBegun:
        return "failed";
    case StepOutcome::UnderWay:
    case StepOutcome::Stopped:
    case StepOutcome::Lost:
        break;
    }
    return {};
}

/// A step that the room performed: a Result of the format.
std::string performed(const PlannedStep &planned, const StepRun &step)
{
    JsonWriter result;
    result.raw("activity", ToolkitCard::activity(planned));
    output(result, step);
    const Instant start = step.actedAt ? step.actedAt->at : step.begunAt;
    result.member("start", stampOf(start));
    // Of what the room lost nobody knows when it ended.
    if (step.endedAt && step.outcome != StepOutcome::Lost) {
        const Instant end = std::max(start, *step.endedAt);
        result.member("end", stampOf(end)).member("duration", secondsOf(end - start));
    }
    const auto status = statusOf(step);
    if (status)
        result.member("status", *status);
    if (status != "succeeded" && !step.why.isEmpty()) {
        result.openArray("exception").element(step.why.toStdString()).closeArray();
    }
    return result.take();
}

/// A step of people, of which the room knows no more than that one instant, if any.
std::string byPeople(const PlannedStep &planned, const std::optional<Instant> &start)
{
    JsonWriter result;
    result.raw("activity", ToolkitCard::activity(planned)).null("output");
    time(result, "start", start);
    result.null("end").null("duration");
    if (start)
        result.member("status", std::string_view("succeeded"));
    return result.take();
}

void writeRun(JsonWriter &json, const Day &day, const Run &run, const Experiment &card,
              Instant trigger)
{
    const auto first = std::ranges::find_if(
        card.method, [](const PlannedStep &s) { return !ToolkitCard::isProbe(s); });
    json.openArray("run");
    for (auto step = card.method.begin(); step != card.method.end(); ++step) {
        const int place = int(step - card.method.begin());
        const StepRun *one = day.steps().lastOf(run, StepPhase::Method, place);
        if (one)
            json.rawElement(performed(*step, *one));
        else if (!step->isScripted() || !run.startedAt)
            json.rawElement(byPeople(*step, step == first ? std::optional(trigger) : std::nullopt));
    }
    json.closeArray();
}

void writeRollbacks(JsonWriter &json, const Day &day, const Run &run, const Experiment &card,
                    const std::map<int, Instant> &ticked)
{
    std::vector<std::pair<Instant, std::string>> results;
    for (int i = 0; i < int(card.backOutPlan.size()); ++i) {
        const PlannedStep &step = card.backOutPlan[std::size_t(i)];
        const StepRun *one = day.steps().lastOf(run, StepPhase::BackOut, i);
        if (one) {
            results.emplace_back(one->begunAt, performed(step, *one));
        } else if (const auto tick = ticked.find(i); tick != ticked.end()) {
            JsonWriter result;
            result.raw("activity", ToolkitCard::activity(step)).null("output");
            result.null("start").member("end", stampOf(tick->second)).null("duration");
            result.member("status", std::string_view("succeeded"));
            results.emplace_back(tick->second, result.take());
        }
    }
    std::ranges::stable_sort(results, {}, &std::pair<Instant, std::string>::first);
    json.openArray("rollbacks");
    for (const auto &[at, result] : results)
        json.rawElement(result);
    json.closeArray();
}

std::string journal(const Day &day, std::span<const EntryView> entries, const Run &run,
                    const ToolkitOrigin &origin, Instant now)
{
    const Experiment *planned = day.plan().experiment(run.experiment);
    const Experiment card = planned ? *planned : Experiment{.key = run.experiment};
    const auto held = run.held ? run.held : hypothesisHeld(findingsOf(day, run, now));
    const Instant trigger = run.triggeredAt->at;
    const Instant start = run.startedAt.value_or(trigger);
    const auto back = run.backedOutAt;

    JsonWriter json;
    json.member("chaoslib-version", std::string_view("chaosroom " CHAOSROOM_VERSION));
    json.member("platform", origin.platform).member("node", origin.node);
    json.raw("experiment", ToolkitCard::experiment(card, day.plan().day, run, held));
    json.member("start", stampOf(start));
    time(json, "end", run.finishedAt);
    if (run.finishedAt)
        json.member("duration", secondsOf(*run.finishedAt - start));
    else
        json.null("duration");
    json.member("status", statusOf(run));
    json.flag("deviated", held == false);
    json.openObject("steady_states");
    json.raw("before", outcome(day, card, start, trigger));
    json.raw("after", back ? outcome(day, card, *back, run.finishedAt.value_or(now)) : "null");
    json.openArray("during").closeArray().closeObject();
    writeRun(json, day, run, card, trigger);
    writeRollbacks(json, day, run, card, tickedOff(entries, run.experiment.toStdString()));
    return json.take();
}

} // namespace

std::optional<QByteArray> toolkitJournal(const Day &day, std::span<const EntryView> entries,
                                         const QString &experiment, const ToolkitOrigin &origin,
                                         Instant now)
{
    const Run *run = day.run(experiment);
    if (!run || !run->triggeredAt)
        return {};
    return QByteArray::fromStdString(journal(day, entries, *run, origin, now)) + '\n';
}

QByteArray toolkitJournals(const Day &day, std::span<const EntryView> entries,
                           const ToolkitOrigin &origin, Instant now)
{
    QByteArray all;
    for (const Run &run : day.runs()) {
        if (!run.triggeredAt)
            continue;
        all += all.isEmpty() ? "\n" : ",\n";
        all += QByteArray::fromStdString(journal(day, entries, run, origin, now));
    }
    return '[' + all + "\n]\n";
}

} // namespace Chaos
