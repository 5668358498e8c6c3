// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/report.h"

#include "models/day/entryjson.h"
#include "models/day/jsonwriter.h"
#include "models/report/figuresjson.h"
#include "models/report/ornull.h"
#include "models/report/reportedday.h"
#include "models/report/retrojson.h"
#include "models/report/steadyjson.h"

#include <simdjson.h>

#include <map>

namespace Chaos {

using OrNull::elapsed;
using OrNull::flag;
using OrNull::seconds;
using OrNull::text;
using OrNull::time;

namespace {

std::string check(const SubCheck &check)
{
    JsonWriter json;
    json.member("check", wordIn(alertCheckWords, check.check));
    json.member("verdict", wordIn(verdictWords, check.verdict()));
    json.member("proposed", wordIn(verdictWords, check.proposed));
    json.member("evidence", check.evidence);
    text(json, "given_by", check.given ? check.given->by : QString());
    elapsed(json, "took_seconds", "took_plus_minus", check.took);
    return json.take();
}

std::string finding(const Finding &finding)
{
    JsonWriter json;
    text(json, "source", QString::fromStdString(finding.timing.source));
    json.member("name", finding.expected.alert.name);
    json.member("verdict", wordIn(verdictWords, finding.verdict()));
    const bool isGiven = finding.given && !finding.given->cause.isEmpty();
    text(json, "cause", isGiven ? finding.given->cause : finding.cause);
    const auto &sign = finding.timing.firstSign;
    seconds(json, "first_sign_seconds", sign ? std::optional(sign->length) : std::nullopt);
    elapsed(json, "ttk_seconds", "ttk_plus_minus", finding.timing.timeToKnow);
    elapsed(json, "ttd_seconds", "ttd_plus_minus", finding.timing.timeToDetection);
    json.openArray("checks");
    for (const SubCheck &one : finding.checks)
        json.rawElement(check(one));
    json.closeArray();
    return json.take();
}

std::string alert(const ReportedLane &alert)
{
    JsonWriter json;
    json.member("source", alert.source).member("name", alert.name);
    if (alert.given) {
        json.member("verdict", wordIn(verdictWords, alert.given->verdict));
        text(json, "cause", alert.given->cause);
    } else {
        json.null("verdict").null("cause");
    }
    return json.take();
}

/// Repeats a payload only if it is what it should be: the report must be JSON throughout.
class Payloads
{
public:
    [[nodiscard]] std::string_view of(const EntryView &entry)
    {
        simdjson::dom::object object;
        const bool isObject =
            m_parser.parse(entry.payload.data(), entry.payload.size()).get_object().get(object)
            == simdjson::SUCCESS;
        return isObject ? entry.payload : "null";
    }

private:
    simdjson::dom::parser m_parser; ///< keeps its memory from one to the next
};

using EntriesByExperiment = std::map<std::string, std::vector<const EntryView *>, std::less<>>;

/// Which experiment's part of the journal each entry is: that of the experiment it speaks of, else
/// of the one under way.
EntriesByExperiment sorted(std::span<const EntryView> entries)
{
    EntriesByExperiment sorted;
    std::string current;
    for (const EntryView &entry : entries) {
        std::string_view of = current;
        bool ends = false;
        switch (entry.kind) {
        case Kind::ExperimentStarted:
        case Kind::ExperimentTriggered:
            current = entry.subject;
            of = entry.subject;
            break;
        case Kind::ExperimentFinished:
        case Kind::ExperimentSkipped:
            of = entry.subject;
            ends = entry.subject == current;
            break;
        case Kind::ExperimentBackedOut:
        case Kind::ExperimentResetConfirmed:
        case Kind::StepChecked:
        case Kind::GuardTripped:
        case Kind::PreflightPassed:
        case Kind::ProductionAllowed:
        case Kind::ProductionRefused:
        case Kind::VerdictGiven:
        case Kind::AlertRated:
        case Kind::HypothesisJudged:
        case Kind::RetroOpened:
        case Kind::RetroSaid:
        case Kind::RetroHeld:
            of = entry.subject;
            break;
        case Kind::QaResult:
            if (!entry.subject.empty())
                of = entry.subject;
            break;
        case Kind::SamplesTaken:
        case Kind::SourceSurveyed:
            continue;
        default:
            break;
        }
        if (!of.empty())
            sorted[std::string(of)].push_back(&entry);
        if (ends)
            current.clear();
    }
    return sorted;
}

std::string tripped(const TrippedGuard &guard)
{
    JsonWriter json;
    json.member("guard", guard.guard).member("what", guard.what);
    json.member("since", toRfc3339(guard.since));
    return json.take();
}

std::string finding(const PreflightFinding &finding)
{
    JsonWriter json;
    json.member("what", wordIn(preflightWords, finding.what));
    json.flag("blocks", finding.weight == PreflightFinding::Weight::Blocks);
    json.member("subject", finding.subject);
    text(json, "source", finding.source);
    time(json, "since", finding.since);
    text(json, "detail", finding.detail);
    return json.take();
}

void findings(JsonWriter &json, const std::vector<PreflightFinding> &all)
{
    json.openArray("findings");
    for (const PreflightFinding &one : all)
        json.rawElement(finding(one));
    json.closeArray();
}

void preflight(JsonWriter &json, const Run &run)
{
    if (run.baseline) {
        json.openObject("baseline");
        time(json, "at", run.baseline->at);
        json.member("sources", std::int64_t(run.baseline->sources));
        json.member("sources_live", std::int64_t(run.baseline->sourcesLive));
        json.member("hosts", std::int64_t(run.baseline->hosts));
        json.member("hosts_up", std::int64_t(run.baseline->hostsUp));
        json.member("alerts_firing", std::int64_t(run.baseline->firing));
        findings(json, run.baseline->findings);
        json.closeObject();
    } else {
        json.null("baseline");
    }
    if (!run.passed) {
        json.null("gate_passed");
        return;
    }
    json.openObject("gate_passed");
    time(json, "at", run.passed->at);
    text(json, "by", run.passed->by);
    json.member("reason", run.passed->reason);
    findings(json, run.passed->findings);
    json.closeObject();
}

std::string experiment(const ReportedExperiment &reported, const EntriesByExperiment &entries)
{
    const Run &run = reported.run;
    JsonWriter json;
    json.member("key", reported.key).member("title", reported.title);
    json.member("state", wordIn(runStateWords, run.state));
    time(json, "triggered_at", run.triggeredAt ? std::optional(run.triggeredAt->at) : std::nullopt);
    time(json, "backed_out_at", run.backedOutAt);
    time(json, "reset_at", run.resetAt);
    flag(json, "hypothesis_held", reported.held);
    json.openArray("tripped_guards");
    for (const TrippedGuard &guard : run.trippedGuards)
        json.rawElement(tripped(guard));
    json.closeArray();
    json.openArray("expected_alerts");
    for (const Finding &one : reported.findings)
        json.rawElement(finding(one));
    json.closeArray().openArray("unexpected_alerts");
    for (const ReportedLane &one : reported.unexpected)
        json.rawElement(alert(one));
    json.closeArray().openArray("alerts_before_trigger");
    for (const ReportedLane &one : reported.beforeTrigger)
        json.rawElement(alert(one));
    json.closeArray().openArray("entries");
    if (const auto own = entries.find(reported.key.toStdString()); own != entries.end()) {
        Payloads payloads;
        for (const EntryView *one : own->second)
            json.rawElement(EntryJson::write(*one, payloads.of(*one)));
    }
    json.closeArray();
    preflight(json, run);
    json.openArray("steady_states");
    if (reported.steady) {
        for (const SteadySeries &one : reported.steady->series)
            json.rawElement(steadyJson(one, *reported.steady));
    }
    json.closeArray();
    json.raw("retro", retroJson(reported.retro));
    json.raw("live_qa", qaJson(reported.qa));
    json.openArray("live_qa_untried");
    for (const QaCard &card : reported.qa.untried)
        json.element(card.attempt.toStdString());
    json.closeArray();
    return json.take();
}

std::string event(const ReportedEvent &reported)
{
    const UnplannedEvent &event = *reported.event;
    JsonWriter json;
    json.member("key", event.key).member("what", event.what);
    text(json, "experiment", event.experiment);
    time(json, "declared_at", event.at);
    time(json, "over_at", event.overAt);
    text(json, "outcome", event.outcome);
    json.openArray("told");
    for (const UnplannedEvent::Told &told : event.told) {
        JsonWriter one;
        one.member("role", told.role);
        time(one, "at", told.at);
        json.rawElement(one.take());
    }
    json.closeArray().openArray("alerts");
    for (const ReportedLane &alert : reported.alerts) {
        JsonWriter one;
        json.rawElement(one.member("source", alert.source).member("name", alert.name).take());
    }
    json.closeArray();
    return json.take();
}

std::string path(const CanaryProof &proof)
{
    JsonWriter json;
    json.member("source", std::string_view(proof.source));
    json.member("standing", wordIn(canaryStandingWords, proof.standing));
    time(json, "sent_at", proof.sentAt);
    elapsed(json, "known_seconds", "known_plus_minus", proof.known);
    elapsed(json, "told_seconds", "told_plus_minus", proof.told);
    text(json, "told_by", QString::fromStdString(proof.toldBy));
    text(json, "failure", proof.failure);
    return json.take();
}

} // namespace

QByteArray reportJson(const Day &day, std::span<const EntryView> entries, Instant now,
                      Micros utcOffset)
{
    const ReportedDay reported = reportedDay(day, now, utcOffset);
    const DayDescription &about = day.plan().day;
    JsonWriter json;
    json.member("generated_at", toRfc3339(now));
    json.openObject("day").member("title", about.title);
    text(json, "date", about.date.toString(Qt::ISODate));
    json.member("environment", about.environment).closeObject();
    writeFigures(json, reported.figures);
    json.openArray("experiments");
    const auto byExperiment = sorted(entries);
    for (const ReportedExperiment &one : reported.experiments)
        json.rawElement(experiment(one, byExperiment));
    json.closeArray().openArray("unplanned_events");
    for (const ReportedEvent &one : reported.events)
        json.rawElement(event(one));
    json.closeArray().openArray("alert_paths");
    for (const CanaryProof &proof : reported.paths)
        json.rawElement(path(proof));
    json.closeArray();
    json.raw("live_qa", qaJson(reported.qa));
    json.openArray("action_items");
    for (const ReportedItem &item : reported.items)
        json.rawElement(itemJson(item));
    json.closeArray().openArray("lessons");
    for (const QString &lesson : reported.lessons)
        json.element(lesson.toStdString());
    json.closeArray();
    return QByteArray::fromStdString(json.take()) + '\n';
}

} // namespace Chaos
