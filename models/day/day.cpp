// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/day.h"

#include "models/day/baselinejson.h"
#include "models/day/payload.h"
#include "models/day/planjson.h"
#include "models/day/wordtext.h"

#include <QHash>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <ranges>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

QString string(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// Plan entries are few and wide: Qt's own reader is quick enough and says all of it at once.
QJsonObject wide(const EntryView &entry)
{
    const auto bytes =
        QByteArray::fromRawData(entry.payload.data(), qsizetype(entry.payload.size()));
    return QJsonDocument::fromJson(bytes).object();
}

/// Puts a keyed value of the plan in the place of the one with the same key; false: there was none.
template<typename Value>
bool place(std::vector<Value> &values, Value value)
{
    const auto it = std::ranges::find(values, value.key, &Value::key);
    if (it == values.end()) {
        values.push_back(std::move(value));
        return false;
    }
    *it = std::move(value);
    return true;
}

template<typename Value>
Value plannedIn(const EntryView &entry)
{
    Value value;
    PlanJson::read(wide(entry), value);
    value.key = string(entry.subject);
    return value;
}

template<typename Value>
void place(std::vector<Value> &values, const EntryView &entry)
{
    place(values, plannedIn<Value>(entry));
}

template<typename Value>
void remove(std::vector<Value> &values, const EntryView &entry)
{
    const QString key = string(entry.subject);
    std::erase_if(values, [&](const Value &value) { return value.key == key; });
}

void assign(std::vector<Assignment> &assignments, const EntryView &entry)
{
    Assignment assignment;
    PlanJson::read(wide(entry), assignment);
    assignment.role = string(entry.subject);
    std::erase_if(assignments, [&](const Assignment &old) {
        return old.role == assignment.role && old.experiment == assignment.experiment;
    });
    if (!assignment.person.isEmpty())
        assignments.push_back(std::move(assignment));
}

QStringList orderIn(const EntryView &entry)
{
    Payload document;
    QStringList order;
    document.read(entry).eachElement("order", [&](simdjson::ondemand::value value) {
        std::string_view key;
        if (!value.get_string().get(key))
            order.push_back(string(key));
    });
    return order;
}

/// How the world stood at the start; those of older programs do not tell.
std::optional<Baseline> baselineIn(const EntryView &entry)
{
    const QJsonValue told = wide(entry)[u"baseline"_s];
    if (!told.isObject())
        return {};
    Baseline baseline{.at = entry.at};
    BaselineJson::read(told.toObject(), baseline);
    return baseline;
}

/// What has succeeded need not be ticked by anybody.
void tick(Run &run, const StepRun &step)
{
    switch (step.phase) {
    case StepPhase::Method:
        run.methodDone.insert(step.step);
        return;
    case StepPhase::BackOut:
        run.backOutDone.insert(step.step);
        return;
    case StepPhase::Reset:
        run.resetDone.insert(step.step);
        return;
    case StepPhase::Rehearsal:
    case StepPhase::Recorded:
        return;
    }
}

/// What was allowed shortly before a run was started is meant for it.
std::vector<AllowedHost> allowedUntil(const Run &run, Instant startedAt)
{
    constexpr Micros longest = std::chrono::minutes(15);
    std::vector<AllowedHost> allowed = run.allowed;
    std::erase_if(allowed, [&](const AllowedHost &one) { return startedAt - one.at > longest; });
    return allowed;
}

Session sessionIn(const EntryView &entry)
{
    Payload document;
    auto payload = document.read(entry);
    return {.bootId = payload.string("boot"),
            .anchor = Micros(payload.number("anchor").value_or(0))};
}

} // namespace

Touched Day::apply(const EntryView &entry, EntryReading &&reading)
{
    m_lastSequence = std::max(m_lastSequence, entry.sequence);
    m_lastAt = std::max(m_lastAt, entry.at);
    switch (entry.kind) {
    case Kind::Unknown:
        return Touched::Nothing;
    case Kind::SessionOpened:
        m_session = sessionIn(entry);
        abandonRehearsals();
        // Proxies live in the room, and ended with the one before it.
        return m_proxies.end() ? Touched::Proxies : Touched::Nothing;
    case Kind::DayDescribed:
    case Kind::PersonPlanned:
    case Kind::PersonRemoved:
    case Kind::RoleNamed:
    case Kind::RoleRemoved:
    case Kind::RoleAssigned:
    case Kind::SourcePlanned:
    case Kind::SourceRemoved:
    case Kind::HostPlanned:
    case Kind::HostRemoved:
    case Kind::ExperimentPlanned:
    case Kind::ExperimentRemoved:
    case Kind::QueueOrdered:
    case Kind::TeamPlanned:
    case Kind::TeamRemoved:
    case Kind::BreakPlanned:
    case Kind::BreakRemoved:
    case Kind::ContactPlanned:
    case Kind::ContactRemoved:
    case Kind::BuyInPlanned:
    case Kind::BuyInRemoved:
    case Kind::ProxyPlanned:
    case Kind::ProxyRemoved:
        return applyPlan(entry, std::move(reading));
    case Kind::ExperimentStarted:
    case Kind::ExperimentTriggered:
    case Kind::ExperimentBackedOut:
    case Kind::ExperimentResetConfirmed:
    case Kind::ExperimentFinished:
    case Kind::ExperimentSkipped:
    case Kind::StepChecked:
    case Kind::GuardTripped:
    case Kind::FaultApplied:
    case Kind::HypothesisJudged:
    case Kind::RehearsalAsked:
        return applyRun(entry);
    case Kind::StepBegan:
    case Kind::StepEnded:
        return applyStep(entry);
    case Kind::ProxySwitched:
        return applyProxy(entry);
    case Kind::StopRaised:
    case Kind::StopLifted:
        return applyStop(entry);
    case Kind::PreflightPassed:
        return applyPreflight(entry);
    case Kind::ProductionAllowed:
    case Kind::ProductionRefused:
        return applyProduction(entry);
    case Kind::EventDeclared:
    case Kind::EventTold:
    case Kind::EventOver:
        return applyEvent(entry);
    case Kind::CanarySent:
    case Kind::CanaryAccepted:
    case Kind::CanaryCleared:
    case Kind::CanaryFailed:
        return applyCanary(entry);
    case Kind::AlertChanged:
    case Kind::PageSent:
    case Kind::SourceHealth:
    case Kind::ClockMeasured:
    case Kind::HostChanged:
    case Kind::SamplesTaken:
    case Kind::SourceSurveyed:
        return applyWorld(entry, std::move(reading));
    case Kind::NoteWritten:
    case Kind::NoteCorrected:
    case Kind::PictureKept:
        return applyPeople(entry);
    case Kind::ItemOpened:
    case Kind::ItemChanged:
    case Kind::ItemClosed:
    case Kind::ItemReopened:
    case Kind::ItemRetested:
    case Kind::ItemExported:
    case Kind::ItemRemoved:
        return applyItem(entry);
    case Kind::VerdictGiven:
    case Kind::AlertRated:
    case Kind::RetroOpened:
    case Kind::RetroSaid:
    case Kind::RetroHeld:
        return applyRetro(entry);
    case Kind::QaResult:
    case Kind::QaWithdrawn:
        return applyQa(entry);
    }
    return Touched::Nothing;
}

Touched Day::applyPlan(const EntryView &entry, EntryReading &&reading)
{
    switch (entry.kind) {
    case Kind::DayDescribed:
        PlanJson::read(wide(entry), m_plan.day);
        return Touched::Plan;
    case Kind::TeamPlanned:
        place(m_plan.teams, entry);
        return Touched::Plan;
    case Kind::TeamRemoved:
        remove(m_plan.teams, entry);
        return Touched::Plan;
    case Kind::BreakPlanned:
        place(m_plan.breaks, entry);
        return Touched::Plan;
    case Kind::BreakRemoved:
        remove(m_plan.breaks, entry);
        return Touched::Plan;
    case Kind::ContactPlanned:
        place(m_plan.contacts, entry);
        return Touched::Plan;
    case Kind::ContactRemoved:
        remove(m_plan.contacts, entry);
        return Touched::Plan;
    case Kind::BuyInPlanned:
        place(m_plan.buyIns, entry);
        return Touched::Plan;
    case Kind::BuyInRemoved:
        remove(m_plan.buyIns, entry);
        return Touched::Plan;
    case Kind::PersonPlanned:
        place(m_plan.people, entry);
        return Touched::Plan | Touched::Roles;
    case Kind::PersonRemoved:
        remove(m_plan.people, entry);
        return Touched::Plan | Touched::Roles;
    case Kind::RoleNamed:
        place(m_plan.roles, entry);
        return Touched::Roles;
    case Kind::RoleRemoved:
        remove(m_plan.roles, entry);
        return Touched::Roles;
    case Kind::RoleAssigned:
        assign(m_plan.assignments, entry);
        return Touched::Roles;
    case Kind::SourcePlanned:
        place(m_plan.sources, entry);
        return Touched::Plan | Touched::Sources;
    case Kind::SourceRemoved:
        remove(m_plan.sources, entry);
        return Touched::Plan | Touched::Sources;
    case Kind::HostPlanned: {
        auto host = plannedIn<StagingHost>(entry);
        forbidIfChanged(host);
        place(m_plan.hosts, std::move(host));
        return Touched::Plan | Touched::Hosts;
    }
    case Kind::HostRemoved:
        forbid(string(entry.subject));
        remove(m_plan.hosts, entry);
        return Touched::Plan | Touched::Hosts;
    case Kind::ProxyPlanned:
        place(m_plan.proxies, entry);
        return Touched::Plan | Touched::Proxies;
    case Kind::ProxyRemoved:
        remove(m_plan.proxies, entry);
        return Touched::Plan | Touched::Proxies;
    case Kind::ExperimentPlanned:
        forbidIfChanged(std::get<Experiment>(reading));
        forgetRehearsalIfChanged(std::get<Experiment>(reading));
        // Most entries change what a card says, not which there are.
        if (place(m_plan.experiments, std::get<Experiment>(std::move(reading))))
            return Touched::Plan | Touched::Queue;
        break;
    case Kind::ExperimentRemoved:
        remove(m_plan.experiments, entry);
        break;
    case Kind::QueueOrdered: {
        const QStringList order = orderIn(entry);
        const auto rank = [&](const Experiment &experiment) {
            const qsizetype at = order.indexOf(experiment.key);
            return at < 0 ? order.size() : at;
        };
        std::ranges::stable_sort(m_plan.experiments, {}, rank);
        break;
    }
    default:
        return Touched::Nothing;
    }
    orderRuns();
    return Touched::Plan | Touched::Queue;
}

void Day::orderRuns()
{
    // Called for every experiment of a plan, which may hold hundreds: looked up, never searched.
    QHash<QString, qsizetype> ranks;
    for (const Experiment &experiment : m_plan.experiments)
        ranks.insert(experiment.key, ranks.size());
    QSet<QString> known;
    for (const Run &run : m_runs)
        known.insert(run.experiment);
    for (const Experiment &experiment : m_plan.experiments) {
        if (!known.contains(experiment.key))
            m_runs.push_back({.experiment = experiment.key});
    }
    // What was started stays on record when its experiment leaves the plan; what was not, goes.
    std::erase_if(m_runs, [&](const Run &old) {
        return old.state == RunState::Queued && !ranks.contains(old.experiment);
    });
    const auto rank = [&](const Run &old) { return ranks.value(old.experiment, ranks.size()); };
    std::ranges::stable_sort(m_runs, {}, rank);
}

Touched Day::applyRun(const EntryView &entry)
{
    Run *const found = findRun(entry.subject);
    if (!found)
        return Touched::Nothing;
    Run &run = *found;
    Payload document;
    auto payload = document.read(entry);
    switch (entry.kind) {
    case Kind::ExperimentStarted:
        abandonRehearsals();
        run = {.experiment = run.experiment,
               .state = RunState::Started,
               .startedAt = entry.at,
               .rehearsalAskedAt = run.rehearsalAskedAt,
               .allowed = allowedUntil(run, entry.at)};
        run.baseline = baselineIn(entry);
        enter(run.experiment);
        break;
    case Kind::ExperimentTriggered:
        run.state = RunState::Triggered;
        run.triggeredAt = Stamp{entry.at, Micros(payload.number("plus_minus").value_or(0))};
        m_surveys.letGoOf(run.experiment);
        enter(run.experiment);
        break;
    case Kind::ExperimentBackedOut:
        if (run.state == RunState::BackedOut && payload.flag("again").value_or(false)) {
            run.backedOutAt = entry.at; // until then it was there
            break;
        }
        // A person and the room itself may have written it at the same time: the first one did it.
        if (run.state != RunState::Triggered)
            return Touched::Nothing;
        run.state = RunState::BackedOut;
        run.backedOutAt = entry.at;
        run.backOutReason = payload.string("reason");
        break;
    case Kind::ExperimentResetConfirmed:
        run.state = RunState::Reset;
        run.resetAt = entry.at;
        m_surveys.keepFor(run.experiment);
        break;
    case Kind::ExperimentFinished:
        run.state = RunState::Finished;
        run.allowed.clear();
        run.finishedAt = entry.at;
        run.held = payload.flag("held");
        if (!m_surveys.isKeptFor(run.experiment))
            m_surveys.keepFor(run.experiment);
        break;
    case Kind::ExperimentSkipped:
        run.state = RunState::Skipped;
        run.allowed.clear();
        run.skipReason = payload.string("reason");
        break;
    case Kind::StepChecked: {
        const auto list = payload.text("list");
        auto &done = list == "reset" ? run.resetDone
            : list == "method"       ? run.methodDone
                                     : run.backOutDone;
        const int step = int(std::clamp<std::int64_t>(payload.number("step").value_or(0), 0, 9999));
        if (payload.flag("done").value_or(true))
            done.insert(step);
        else
            done.erase(step);
        return Touched::Queue;
    }
    case Kind::GuardTripped:
        return trip(run, entry, payload);
    case Kind::FaultApplied:
        return applyFact(run, entry, payload);
    case Kind::RehearsalAsked:
        run.rehearsalAskedAt = entry.at;
        break;
    case Kind::HypothesisJudged:
        run.held = payload.flag("held");
        return Touched::Queue;
    default:
        return Touched::Nothing;
    }
    StoryLine &line = tell(entry);
    line.experiment = run.experiment;
    line.text = payload.string("reason");
    if (!run.isUnderWay() && m_current == run.experiment)
        enter({});
    // Faults of proxies belong to the experiment that is applied, and go with it.
    const bool isApplied = current() && current()->state == RunState::Triggered;
    const bool haveEnded = !isApplied && m_proxies.end();
    return Touched::Queue | Touched::Story | (haveEnded ? Touched::Proxies : Touched::Nothing);
}

Touched Day::trip(Run &run, const EntryView &entry, PayloadObject &payload)
{
    TrippedGuard guard{.guard = payload.string("guard"), .what = payload.string("what")};
    guard.since = instantOf(payload.number("since").value_or(microsOf(entry.at)));
    if (std::ranges::count(run.trippedGuards, guard.guard, &TrippedGuard::guard) > 0)
        return Touched::Nothing;
    StoryLine &line = tell(entry);
    line.experiment = run.experiment;
    line.tag = guard.guard;
    line.text = guard.what;
    run.trippedGuards.push_back(std::move(guard));
    return Touched::Queue | Touched::Story;
}

Touched Day::applyFact(Run &run, const EntryView &entry, PayloadObject &payload)
{
    run.applied = AppliedFact{.is = payload.flag("is").value_or(true),
                              .isProbed = payload.flag("probed").value_or(false),
                              .why = payload.string("why"),
                              .by = string(entry.actor),
                              .at = entry.at};
    StoryLine &line = tell(entry);
    line.experiment = run.experiment;
    line.state = int(run.applied->is);
    line.text = run.applied->why;
    return Touched::Queue | Touched::Story;
}

Touched Day::applyStep(const EntryView &entry)
{
    const StepRun *step = m_steps.apply(entry);
    if (!step)
        return Touched::Nothing;
    Touched touched = Touched::Steps;
    // What tells that all is as it was is looked at again and again: only that it is, is a story.
    if (step->phase != StepPhase::Reset || step->outcome == StepOutcome::Succeeded) {
        StoryLine &line = tell(entry);
        line.experiment = step->experiment;
        line.tag = textIn(stepPhaseWords, step->phase);
        line.state = int(step->outcome);
        line.text = step->command.isEmpty() ? step->what : step->command;
        if (!step->why.isEmpty())
            line.text += u": "_s + step->why;
        touched = touched | Touched::Story;
    }
    Run *const run = findRun(entry.subject);
    if (!run)
        return touched;
    if (step->outcome == StepOutcome::Succeeded)
        tick(*run, *step);
    if (!step->isTrigger || !run->triggeredAt)
        return touched;
    // The key was pressed before; the fault began with its first act, as the Chaos Toolkit says.
    // Until it has ended nobody knows better than by its entry when that was.
    using namespace std::chrono_literals;
    run->triggeredAt = step->actedAt.value_or(Stamp{step->begunAt, 100ms});
    return touched | Touched::Queue;
}

Touched Day::applyProxy(const EntryView &entry)
{
    const Run *run = current();
    const bool mayBreak = run && run->state == RunState::Triggered;
    const ProxySwitch *made = m_proxies.apply(entry, m_current, mayBreak);
    if (!made)
        return Touched::Nothing;
    StoryLine &line = tell(entry);
    line.text = made->fault.line();
    line.tag = made->why;
    return Touched::Proxies | Touched::Story;
}

Touched Day::applyStop(const EntryView &entry)
{
    const bool raises = entry.kind == Kind::StopRaised;
    if (raises == m_stop.has_value())
        return Touched::Nothing;
    Payload document;
    const QString reason = document.read(entry).string("reason");
    m_stop.reset();
    if (raises)
        m_stop = EmergencyStop{.reason = reason, .by = string(entry.actor), .at = entry.at};
    tell(entry).text = reason;
    return Touched::Queue | Touched::Story;
}

Touched Day::applyPreflight(const EntryView &entry)
{
    Run *const run = findRun(entry.subject);
    if (!run)
        return Touched::Nothing;
    PassedGate passed{.at = entry.at};
    BaselineJson::read(wide(entry), passed);
    if (passed.by.isEmpty())
        passed.by = string(entry.actor);
    StoryLine &line = tell(entry);
    line.experiment = run->experiment;
    line.text = passed.reason;
    run->passed = std::move(passed);
    return Touched::Queue | Touched::Story;
}

Touched Day::applyProduction(const EntryView &entry)
{
    Payload document;
    auto payload = document.read(entry);
    const QString host = payload.string("host");
    const bool isAllowed = entry.kind == Kind::ProductionAllowed;
    if (isAllowed)
        m_production.lastStep =
            std::max(m_production.lastStep, payload.number("time_step").value_or(-1));
    else
        m_production.refusedAt.push_back(entry.at);
    StoryLine &line = tell(entry);
    line.experiment = string(entry.subject);
    line.tag = host;
    line.text = payload.string("why");
    Run *const run = findRun(entry.subject);
    const bool isStillToCome = run && (run->state == RunState::Queued || run->isUnderWay());
    if (isAllowed && isStillToCome && !run->allows(host))
        run->allowed.push_back({.host = host, .by = string(entry.actor), .at = entry.at});
    return Touched::Queue | Touched::Story;
}

void Day::forbid(const QString &host)
{
    for (Run &run : m_runs)
        std::erase_if(run.allowed, [&](const AllowedHost &one) { return one.host == host; });
}

/// Whoever allowed it had another one before his eyes.
void Day::forbidIfChanged(const StagingHost &host)
{
    const StagingHost *before = m_plan.host(host.key);
    if (before && (before->ssh != host.ssh || before->environment != host.environment))
        forbid(host.key);
}

/// The same of what would be done there. Once the fault is applied the way back stays open.
void Day::forbidIfChanged(const Experiment &experiment)
{
    const Experiment *before = m_plan.experiment(experiment.key);
    Run *const run = findRun(experiment.key.toStdString());
    if (!before || !run || run->isApplied())
        return;
    if (before->method != experiment.method || before->backOutPlan != experiment.backOutPlan
        || before->resetCriteria != experiment.resetCriteria)
        run->allowed.clear();
}

/// Of a way back that somebody wanted tried, what is left is not tried later on: not by another
/// room, and not after an experiment.
void Day::abandonRehearsals()
{
    for (Run &run : m_runs) {
        const Experiment *planned = m_plan.experiment(run.experiment);
        for (int i = 0; planned && run.rehearsalAskedAt && i < int(planned->backOutPlan.size());
             ++i) {
            const StepRun *tried = m_steps.last(run.experiment, StepPhase::Rehearsal, i);
            const bool isTried = tried && tried->begunAt >= *run.rehearsalAskedAt;
            if (planned->backOutPlan[std::size_t(i)].isScripted() && !isTried)
                run.rehearsalAskedAt.reset();
        }
    }
}

/// What was tried was another way back: nobody has asked for this one.
void Day::forgetRehearsalIfChanged(const Experiment &experiment)
{
    const Experiment *before = m_plan.experiment(experiment.key);
    Run *const run = findRun(experiment.key.toStdString());
    if (before && run && before->backOutPlan != experiment.backOutPlan)
        run->rehearsalAskedAt.reset();
}

Touched Day::applyEvent(const EntryView &entry)
{
    Payload document;
    auto payload = document.read(entry);
    const QString key = string(entry.subject);
    const auto event = std::ranges::find(m_events, key, &UnplannedEvent::key);
    if (entry.kind == Kind::EventDeclared) {
        if (event != m_events.end())
            return Touched::Nothing;
        m_events.push_back({.key = key,
                            .what = payload.string("what"),
                            .experiment = payload.string("experiment"),
                            .by = string(entry.actor),
                            .at = entry.at});
        tell(entry).text = m_events.back().what;
        return Touched::Events | Touched::Story;
    }
    if (event == m_events.end() || !event->isOpen())
        return Touched::Nothing;
    if (entry.kind == Kind::EventTold) {
        const QString role = payload.string("role");
        std::erase_if(event->told,
                      [&](const UnplannedEvent::Told &told) { return told.role == role; });
        if (payload.flag("done").value_or(true))
            event->told.push_back({.role = role, .by = string(entry.actor), .at = entry.at});
        return Touched::Events;
    }
    event->overAt = entry.at;
    event->outcome = payload.string("how");
    tell(entry).text = event->outcome;
    return Touched::Events | Touched::Story;
}

Touched Day::applyCanary(const EntryView &entry)
{
    const Canary *canary = m_canaries.apply(entry);
    if (!canary)
        return Touched::Nothing;
    if (entry.kind == Kind::CanaryAccepted)
        return Touched::Canaries;
    StoryLine &line = tell(entry);
    line.tag = string(canary->source);
    line.text = entry.kind == Kind::CanaryFailed ? canary->failure : string(canary->name);
    return Touched::Canaries | Touched::Story;
}

void Day::enter(const QString &experiment)
{
    m_current = experiment;
    m_toldLanes.clear();
}

Touched Day::applyWorld(const EntryView &entry, EntryReading &&reading)
{
    switch (entry.kind) {
    case Kind::AlertChanged:
        m_alerts.apply(entry, m_clocks);
        return tellOfAlert(entry) ? Touched::Alerts | Touched::Story : Touched::Alerts;
    case Kind::PageSent: {
        m_pages.apply(entry, m_current);
        const Page &page = m_pages.pages().back();
        StoryLine &line = tell(entry);
        line.tag = string(page.source);
        line.text = string(page.name);
        return Touched::Pages | Touched::Story;
    }
    case Kind::SourceHealth:
        m_world.applySource(entry);
        return Touched::Sources;
    case Kind::SourceSurveyed:
        m_surveys.take(entry.subject, std::get<std::shared_ptr<const Survey>>(std::move(reading)));
        return Touched::Surveys;
    case Kind::ClockMeasured:
        m_clocks.apply(entry);
        return Touched::Clocks;
    case Kind::HostChanged: {
        m_world.applyHost(entry);
        const HostStretch &newest = m_world.host(entry.subject).back();
        StoryLine &line = tell(entry);
        line.text = newest.detail;
        line.state = int(newest.state);
        return Touched::Hosts | Touched::Story;
    }
    case Kind::SamplesTaken:
        m_world.applySamples(entry);
        return Touched::Samples;
    default:
        return Touched::Nothing;
    }
}

/// The story tells of each lane's first firing in an experiment, not of every flap after it.
bool Day::tellOfAlert(const EntryView &entry)
{
    if (!m_alerts.lastWasTransition())
        return false;
    const std::uint32_t index = m_alerts.lastLane();
    const Lane &lane = m_alerts.lanes()[index];
    if (lane.changes.back().state != AlertState::Firing)
        return false;
    if (m_toldLanes.size() <= index)
        m_toldLanes.resize(index + 1);
    if (m_toldLanes[index])
        return false;
    m_toldLanes[index] = true;
    StoryLine &line = tell(entry);
    line.tag = string(lane.source);
    line.text = string(lane.name);
    line.state = int(AlertState::Firing);
    return true;
}

Touched Day::applyPeople(const EntryView &entry)
{
    Payload document;
    auto payload = document.read(entry);
    switch (entry.kind) {
    case Kind::NoteWritten: {
        StoryLine &line = tell(entry);
        line.tag = payload.string("tag");
        line.text = payload.string("text");
        return Touched::Story;
    }
    case Kind::NoteCorrected:
        return correct(entry.id, Uuid::fromString(entry.subject), payload.string("text"));
    case Kind::PictureKept: {
        const Picture picture{.sha256 = string(entry.subject),
                              .caption = payload.string("caption"),
                              .width = int(payload.number("width").value_or(0)),
                              .height = int(payload.number("height").value_or(0))};
        if (!this->picture(picture.sha256))
            m_pictures.push_back(picture);
        m_pictureLines.push_back(m_story.size());
        tell(entry).text = picture.caption;
        return Touched::Story;
    }
    default:
        return Touched::Nothing;
    }
}

Touched Day::applyItem(const EntryView &entry)
{
    const auto item = m_items.apply(entry, m_current);
    if (!item)
        return Touched::Nothing;
    switch (entry.kind) {
    case Kind::ItemOpened:
    case Kind::ItemClosed:
    case Kind::ItemReopened:
        tell(entry).text = item->text;
        return Touched::Items | Touched::Story;
    default:
        return Touched::Items;
    }
}

Touched Day::applyRetro(const EntryView &entry)
{
    switch (m_retros.apply(entry)) {
    case RetroBook::Did::Nothing:
        return Touched::Nothing;
    case RetroBook::Did::Changed:
        return correct(entry.id, m_retros.changed().id, m_retros.changed().text) | Touched::Retros;
    case RetroBook::Did::Took:
        if (entry.kind == Kind::VerdictGiven)
            return Touched::Verdicts;
        if (entry.kind == Kind::AlertRated)
            return Touched::Retros;
        break;
    case RetroBook::Did::Said:
        break;
    }
    StoryLine &line = tell(entry);
    line.experiment = line.subject; // a retro is held between two experiments
    if (entry.kind == Kind::RetroSaid) {
        const RetroLine &said = m_retros.lines().back();
        line.tag = textIn(retroTopicWords, said.topic);
        line.text = said.text;
    }
    return Touched::Retros | Touched::Story;
}

Touched Day::applyQa(const EntryView &entry)
{
    switch (m_qa.apply(entry)) {
    case QaBook::Did::Nothing:
        return Touched::Nothing;
    case QaBook::Did::Withdrew:
        return correct(entry.id, m_qa.withdrawn().id, {}) | Touched::Qa;
    case QaBook::Did::Took:
        break;
    }
    const QaResult &result = m_qa.results().back();
    if (!result.picture.isEmpty()) {
        if (!picture(result.picture))
            m_pictures.push_back({.sha256 = result.picture,
                                  .caption = result.text,
                                  .width = result.width,
                                  .height = result.height});
        m_pictureLines.push_back(m_story.size());
    }
    StoryLine &line = tell(entry);
    line.experiment = result.experiment; // those who tried it may send it when it is over
    line.tag = textIn(qaOutcomeWords, result.outcome);
    line.state = int(result.severity);
    line.text = result.card.attempt;
    if (!line.text.isEmpty() && !result.text.isEmpty())
        line.text += u": "_s;
    line.text += result.text;
    return Touched::Qa | Touched::Story;
}

Touched Day::correct(Uuid correction, Uuid line, const QString &text)
{
    // What is corrected was mostly written a moment ago.
    const auto newest = m_story | std::views::reverse;
    const auto old = std::ranges::find_if(newest, [&](const StoryLine &one) {
        return one.id == line
            && (one.kind == Kind::NoteWritten || one.kind == Kind::RetroSaid
                || one.kind == Kind::QaResult);
    });
    if (old == newest.end())
        return Touched::Nothing;
    const auto place = std::size_t(newest.end() - old) - 1;
    StoryLine &corrected = m_story.edit(place);
    if (corrected.correctedBy.isNull())
        corrected.original = corrected.text;
    corrected.correctedBy = correction;
    corrected.text = text;
    m_corrections.push_back(place);
    return Touched::Story;
}

StoryLine &Day::tell(const EntryView &entry)
{
    m_story.push_back({.sequence = entry.sequence,
                       .id = entry.id,
                       .at = entry.at,
                       .kind = entry.kind,
                       .actor = string(entry.actor),
                       .subject = string(entry.subject),
                       .experiment = m_current});
    return m_story.edit(m_story.size() - 1);
}

Run *Day::findRun(std::string_view experiment)
{
    const auto it = std::ranges::find(m_runs, string(experiment), &Run::experiment);
    return it == m_runs.end() ? nullptr : &*it;
}

const Run *Day::run(const QString &experiment) const
{
    const auto it = std::ranges::find(m_runs, experiment, &Run::experiment);
    return it == m_runs.end() ? nullptr : &*it;
}

const Run *Day::current() const
{
    return m_current.isEmpty() ? nullptr : run(m_current);
}

const UnplannedEvent *Day::openEvent() const
{
    const auto it = std::ranges::find_if(m_events, &UnplannedEvent::isOpen);
    return it == m_events.end() ? nullptr : &*it;
}

const Picture *Day::picture(const QString &sha256) const
{
    const auto it = std::ranges::find(m_pictures, sha256, &Picture::sha256);
    return it == m_pictures.end() ? nullptr : &*it;
}

} // namespace Chaos
