// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"

#include "models/day/baselinejson.h"
#include "models/day/jsonwriter.h"
#include "models/day/planjson.h"
#include "models/day/surveyjson.h"

#include <QJsonDocument>

namespace Chaos::Entries {

namespace {

std::string utf8(const QString &text)
{
    return text.toStdString();
}

Entry make(Kind kind, std::string subject, std::string payload = "{}")
{
    return {.kind = kind, .subject = std::move(subject), .payload = std::move(payload)};
}

Entry wide(Kind kind, const QString &subject, const QJsonObject &json)
{
    return make(kind, utf8(subject),
                QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString());
}

void writeLabels(JsonWriter &json, std::string_view name, const std::vector<Label> &labels)
{
    if (labels.empty())
        return;
    json.openObject(name);
    for (const Label &label : labels)
        json.member(label.name, std::string_view(label.value));
    json.closeObject();
}

void describe(JsonWriter &json, const ActionItem &item)
{
    json.member("text", item.text).member("owner", item.owner).member("alert", item.alert);
    json.member("kind", wordIn(itemKindWords, item.kind));
    if (item.due)
        json.member("due", microsOf(*item.due));
}

void perhaps(JsonWriter &json, std::string_view name, std::optional<bool> value)
{
    if (value)
        json.flag(name, *value);
    else
        json.null(name);
}

} // namespace

Entry described(const DayDescription &day)
{
    return wide(Kind::DayDescribed, {}, PlanJson::write(day));
}

Entry planned(const Team &team)
{
    return wide(Kind::TeamPlanned, team.key, PlanJson::write(team));
}

Entry planned(const Person &person)
{
    return wide(Kind::PersonPlanned, person.key, PlanJson::write(person));
}

Entry planned(const Role &role)
{
    return wide(Kind::RoleNamed, role.key, PlanJson::write(role));
}

Entry planned(const AlertSource &source)
{
    return wide(Kind::SourcePlanned, source.key, PlanJson::write(source));
}

Entry planned(const StagingHost &host)
{
    return wide(Kind::HostPlanned, host.key, PlanJson::write(host));
}

Entry planned(const Experiment &experiment)
{
    return wide(Kind::ExperimentPlanned, experiment.key, PlanJson::write(experiment));
}

Entry planned(const PlannedProxy &proxy)
{
    return wide(Kind::ProxyPlanned, proxy.key, PlanJson::write(proxy));
}

Entry planned(const Break &pause)
{
    return wide(Kind::BreakPlanned, pause.key, PlanJson::write(pause));
}

Entry planned(const Contact &contact)
{
    return wide(Kind::ContactPlanned, contact.key, PlanJson::write(contact));
}

Entry planned(const BuyIn &buyIn)
{
    return wide(Kind::BuyInPlanned, buyIn.key, PlanJson::write(buyIn));
}

Entry assigned(const Assignment &assignment)
{
    return wide(Kind::RoleAssigned, assignment.role, PlanJson::write(assignment));
}

Entry removed(Kind kind, const QString &key)
{
    return make(kind, utf8(key));
}

Entry ordered(const QStringList &experiments)
{
    JsonWriter json;
    json.openArray("order");
    for (const QString &key : experiments)
        json.element(utf8(key));
    json.closeArray();
    return make(Kind::QueueOrdered, {}, json.take());
}

Entry sessionOpened(const QString &version, const QString &bootId, Micros anchor)
{
    JsonWriter json;
    json.member("version", version).member("boot", bootId).member("anchor", anchor.count());
    return make(Kind::SessionOpened, {}, json.take());
}

Entry started(const QString &experiment, const std::optional<Baseline> &baseline)
{
    if (!baseline)
        return make(Kind::ExperimentStarted, utf8(experiment));
    return wide(Kind::ExperimentStarted, experiment,
                {{QStringLiteral("baseline"), BaselineJson::write(*baseline)}});
}

Entry triggered(const QString &experiment, Micros plusMinus)
{
    JsonWriter json;
    json.member("plus_minus", plusMinus.count());
    return make(Kind::ExperimentTriggered, utf8(experiment), json.take());
}

Entry backedOut(const QString &experiment, const QString &reason)
{
    JsonWriter json;
    json.member("reason", reason);
    return make(Kind::ExperimentBackedOut, utf8(experiment), json.take());
}

Entry backedOutAgain(const QString &experiment, const QString &reason)
{
    JsonWriter json;
    json.member("reason", reason).flag("again", true);
    return make(Kind::ExperimentBackedOut, utf8(experiment), json.take());
}

Entry guardTripped(const QString &experiment, const TrippedGuard &guard)
{
    JsonWriter json;
    json.member("guard", guard.guard).member("what", guard.what);
    json.member("since", microsOf(guard.since));
    return make(Kind::GuardTripped, utf8(experiment), json.take());
}

Entry stepBegan(const StepRun &run)
{
    JsonWriter json;
    json.member("key", run.key).member("phase", wordIn(stepPhaseWords, run.phase));
    json.member("step", std::int64_t(run.step));
    json.flag("probe", run.isProbe).flag("trigger", run.isTrigger);
    json.flag("background", run.inBackground);
    json.member("what", run.what).member("command", run.command).member("target", run.target);
    return make(Kind::StepBegan, utf8(run.experiment), json.take());
}

Entry stepEnded(const StepRun &run)
{
    JsonWriter json;
    json.member("key", run.key).member("outcome", wordIn(stepOutcomeWords, run.outcome));
    if (run.actedAt) {
        json.member("acted_at", microsOf(run.actedAt->at));
        json.member("plus_minus", run.actedAt->plusMinus.count());
    }
    if (run.status)
        json.member("status", std::int64_t(*run.status));
    json.member("why", run.why).member("output", run.output.left(StepRun::mostOutput));
    json.member("output_bytes", run.outputBytes);
    return make(Kind::StepEnded, utf8(run.experiment), json.take());
}

Entry rehearsalAsked(const QString &experiment)
{
    return make(Kind::RehearsalAsked, utf8(experiment), "{}");
}

Entry proxySwitched(const ProxySwitch &made)
{
    JsonWriter json;
    json.member("fault", made.fault.line());
    if (!made.step.isEmpty())
        json.member("step", made.step);
    if (!made.why.isEmpty())
        json.member("why", made.why);
    return make(Kind::ProxySwitched, utf8(made.proxy), json.take());
}

Entry faultApplied(const QString &experiment, const AppliedFact &fact)
{
    JsonWriter json;
    json.flag("is", fact.is).flag("probed", fact.isProbed).member("why", fact.why);
    return make(Kind::FaultApplied, utf8(experiment), json.take());
}

Entry stopRaised(const QString &reason)
{
    JsonWriter json;
    json.member("reason", reason);
    return make(Kind::StopRaised, {}, json.take());
}

Entry stopLifted(const QString &reason)
{
    JsonWriter json;
    json.member("reason", reason);
    return make(Kind::StopLifted, {}, json.take());
}

Entry resetConfirmed(const QString &experiment)
{
    return make(Kind::ExperimentResetConfirmed, utf8(experiment));
}

Entry finished(const QString &experiment, std::optional<bool> held)
{
    JsonWriter json;
    perhaps(json, "held", held);
    return make(Kind::ExperimentFinished, utf8(experiment), json.take());
}

Entry skipped(const QString &experiment, const QString &reason)
{
    JsonWriter json;
    json.member("reason", reason);
    return make(Kind::ExperimentSkipped, utf8(experiment), json.take());
}

Entry preflightPassed(const QString &experiment, const PassedGate &passed)
{
    return wide(Kind::PreflightPassed, experiment, BaselineJson::write(passed));
}

Entry productionAllowed(const QString &experiment, const QString &host, std::int64_t timeStep)
{
    JsonWriter json;
    json.member("host", host).member("time_step", timeStep);
    return make(Kind::ProductionAllowed, utf8(experiment), json.take());
}

Entry productionRefused(const QString &experiment, const QString &host, const QString &why)
{
    JsonWriter json;
    json.member("host", host).member("why", why);
    return make(Kind::ProductionRefused, utf8(experiment), json.take());
}

Entry eventDeclared(const QString &key, const QString &what, const QString &experiment)
{
    JsonWriter json;
    json.member("what", what).member("experiment", experiment);
    return make(Kind::EventDeclared, utf8(key), json.take());
}

Entry eventTold(const QString &key, const QString &role, bool done)
{
    JsonWriter json;
    json.member("role", role).flag("done", done);
    return make(Kind::EventTold, utf8(key), json.take());
}

Entry eventOver(const QString &key, const QString &how)
{
    JsonWriter json;
    json.member("how", how);
    return make(Kind::EventOver, utf8(key), json.take());
}

Entry canarySent(const Canary &canary)
{
    JsonWriter json;
    json.member("canary", std::string_view(canary.id));
    json.member("name", std::string_view(canary.name));
    json.member("until", microsOf(canary.until));
    writeLabels(json, "labels", canary.labels);
    Entry entry = make(Kind::CanarySent, canary.source, json.take());
    entry.at = canary.writtenAt;
    return entry;
}

Entry canaryAccepted(const Canary &canary, const Stamp &at)
{
    JsonWriter json;
    json.member("canary", std::string_view(canary.id));
    json.member("at", microsOf(at.at)).member("plus_minus", at.plusMinus.count());
    return make(Kind::CanaryAccepted, canary.source, json.take());
}

Entry canaryCleared(const Canary &canary)
{
    JsonWriter json;
    json.member("canary", std::string_view(canary.id));
    return make(Kind::CanaryCleared, canary.source, json.take());
}

Entry canaryFailed(const Canary &canary, const QString &why, Left left)
{
    JsonWriter json;
    json.member("canary", std::string_view(canary.id));
    json.member("why", why).flag("never_left", left == Left::Never);
    return make(Kind::CanaryFailed, canary.source, json.take());
}

namespace {

std::string_view wordOf(Checklist list)
{
    switch (list) {
    case Checklist::Method:
        return "method";
    case Checklist::BackOut:
        return "back_out";
    case Checklist::Reset:
        return "reset";
    }
    return {};
}

} // namespace

Entry checked(const QString &experiment, Checklist list, int step, bool done)
{
    JsonWriter json;
    json.member("list", wordOf(list));
    json.member("step", std::int64_t(step)).flag("done", done);
    return make(Kind::StepChecked, utf8(experiment), json.take());
}

Entry alertChanged(const SeenAlert &alert)
{
    JsonWriter json;
    json.member("source", std::string_view(alert.source));
    json.member("name", std::string_view(alert.name));
    json.member("state", wordIn(alertStateWords, alert.state));
    json.member("since", microsOf(alert.since));
    json.member("plus_minus", alert.plusMinus.count());
    json.member("evidence", wordIn(evidenceWords, alert.evidence));
    writeLabels(json, "labels", alert.labels);
    writeLabels(json, "annotations", alert.annotations);
    return make(Kind::AlertChanged, alert.source + '/' + alert.fingerprint, json.take());
}

Entry pageSent(const Page &page)
{
    JsonWriter json;
    json.member("source", std::string_view(page.source));
    json.member("name", std::string_view(page.name));
    json.member("at", microsOf(page.at));
    json.member("plus_minus", page.plusMinus.count());
    json.member("evidence", wordIn(evidenceWords, page.evidence));
    json.openArray("alerts");
    for (const std::string &fingerprint : page.alerts)
        json.element(fingerprint);
    json.closeArray();
    if (!page.groupKey.empty()) {
        json.member("group", std::string_view(page.groupKey));
        writeLabels(json, "group_labels", page.groupLabels);
    }
    Entry entry = make(Kind::PageSent, page.source, json.take());
    entry.at = page.seenAt;
    return entry;
}

Entry sourceHealth(const QString &source, SourceHealth health, const QString &reason)
{
    JsonWriter json;
    json.member("health", wordIn(sourceHealthWords, health)).member("reason", reason);
    return make(Kind::SourceHealth, utf8(source), json.take());
}

Entry clockMeasured(const QString &source, Micros offset, Micros error)
{
    JsonWriter json;
    json.member("offset", offset.count()).member("error", error.count());
    return make(Kind::ClockMeasured, utf8(source), json.take());
}

Entry hostChanged(const QString &host, HostState state, const QString &detail, Instant since)
{
    JsonWriter json;
    json.member("state", wordIn(hostStateWords, state));
    json.member("detail", detail).member("since", microsOf(since));
    return make(Kind::HostChanged, utf8(host), json.take());
}

Entry surveyed(const QString &source, const Survey &survey)
{
    return make(Kind::SourceSurveyed, utf8(source), SurveyJson::write(survey));
}

Entry samplesTaken(const QString &series, std::span<const Sample> points)
{
    JsonWriter json;
    json.openArray("points");
    for (const Sample &point : points) {
        std::string pair{'['};
        pair += std::to_string(microsOf(point.at));
        pair += ',';
        JsonWriter::number(pair, point.value);
        json.rawElement(pair + ']');
    }
    json.closeArray();
    return make(Kind::SamplesTaken, utf8(series), json.take());
}

Entry note(const QString &tag, const QString &text)
{
    JsonWriter json;
    json.member("tag", tag).member("text", text);
    return make(Kind::NoteWritten, {}, json.take());
}

Entry corrected(Uuid note, const QString &text)
{
    JsonWriter json;
    json.member("text", text);
    return make(Kind::NoteCorrected, note.toString(), json.take());
}

Entry pictureKept(const QString &sha256, const QString &caption, int width, int height)
{
    JsonWriter json;
    json.member("caption", caption);
    json.member("width", std::int64_t(width)).member("height", std::int64_t(height));
    return make(Kind::PictureKept, utf8(sha256), json.take());
}

Entry itemOpened(const ActionItem &item)
{
    JsonWriter json;
    describe(json, item);
    json.member("experiment", item.experiment);
    return make(Kind::ItemOpened, utf8(item.key), json.take());
}

Entry itemChanged(const ActionItem &item)
{
    JsonWriter json;
    describe(json, item);
    return make(Kind::ItemChanged, utf8(item.key), json.take());
}

Entry itemClosed(const QString &key)
{
    return make(Kind::ItemClosed, utf8(key));
}

Entry itemReopened(const QString &key)
{
    return make(Kind::ItemReopened, utf8(key));
}

Entry itemRetested(const QString &key, const QString &experiment)
{
    JsonWriter json;
    json.member("experiment", experiment);
    return make(Kind::ItemRetested, utf8(key), json.take());
}

Entry itemExported(const QString &key, const ItemCopy &copy)
{
    JsonWriter json;
    json.member("tracker", copy.tracker).member("project", copy.project);
    json.member("id", copy.id).member("url", copy.url);
    return make(Kind::ItemExported, utf8(key), json.take());
}

Entry itemRemoved(const QString &key)
{
    return make(Kind::ItemRemoved, utf8(key));
}

Entry verdictGiven(const GivenVerdict &verdict)
{
    JsonWriter json;
    json.member("source", verdict.source).member("alert", verdict.alert);
    json.member("verdict", wordIn(verdictWords, verdict.verdict));
    json.member("cause", verdict.cause);
    if (verdict.check != AlertCheck::Fires)
        json.member("check", wordIn(alertCheckWords, verdict.check));
    return make(Kind::VerdictGiven, utf8(verdict.experiment), json.take());
}

Entry alertRated(const AlertRating &rating)
{
    JsonWriter json;
    json.member("source", rating.source).member("alert", rating.alert);
    perhaps(json, "clear", rating.isClear);
    perhaps(json, "runbook", rating.runbookHelped);
    perhaps(json, "useful", rating.isUseful);
    return make(Kind::AlertRated, utf8(rating.experiment), json.take());
}

Entry hypothesisJudged(const QString &experiment, std::optional<bool> held)
{
    JsonWriter json;
    perhaps(json, "held", held);
    return make(Kind::HypothesisJudged, utf8(experiment), json.take());
}

Entry retroOpened(const QString &experiment, Micros length)
{
    JsonWriter json;
    json.member("length", std::int64_t(length.count()));
    return make(Kind::RetroOpened, utf8(experiment), json.take());
}

Entry retroSaid(const RetroLine &line)
{
    JsonWriter json;
    json.member("key", line.key).member("topic", wordIn(retroTopicWords, line.topic));
    json.member("text", line.text);
    return make(Kind::RetroSaid, utf8(line.experiment), json.take());
}

Entry retroHeld(const QString &experiment)
{
    return make(Kind::RetroHeld, utf8(experiment));
}

Entry qaResult(const QaResult &result)
{
    JsonWriter json;
    json.member("key", result.key);
    json.member("try", result.card.attempt).member("look", result.card.look);
    json.member("outcome", wordIn(qaOutcomeWords, result.outcome));
    json.member("severity", wordIn(levelWords, result.severity));
    json.member("text", result.text);
    if (!result.picture.isEmpty()) {
        json.member("picture", result.picture);
        json.member("width", std::int64_t(result.width));
        json.member("height", std::int64_t(result.height));
    }
    json.member("seat", wordIn(qaSeatWords, result.seat));
    Entry entry = make(Kind::QaResult, utf8(result.experiment), json.take());
    entry.at = result.at;
    entry.actor = utf8(result.by);
    return entry;
}

Entry qaWithdrawn(const QString &key)
{
    return make(Kind::QaWithdrawn, utf8(key));
}

std::vector<Entry> planned(const Plan &plan)
{
    std::vector<Entry> entries{described(plan.day)};
    const auto add = [&](const auto &values) {
        for (const auto &value : values)
            entries.push_back(planned(value));
    };
    add(plan.teams);
    add(plan.people);
    add(plan.roles);
    for (const Assignment &assignment : plan.assignments)
        entries.push_back(assigned(assignment));
    add(plan.sources);
    add(plan.hosts);
    add(plan.proxies);
    add(plan.experiments);
    add(plan.breaks);
    add(plan.contacts);
    add(plan.buyIns);
    return entries;
}

} // namespace Chaos::Entries
