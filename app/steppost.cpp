// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/steppost.h"

#include "app/runner/sshline.h"
#include "models/day/entries.h"
#include "models/steps/rehearsing.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

StepRun runOf(const StepEnd &end, const StepRun &begun)
{
    StepRun run{.key = end.key, .experiment = begun.experiment, .outcome = end.outcome};
    run.actedAt = end.actedAt;
    run.status = end.status;
    run.why = end.why;
    run.output = end.output;
    run.outputBytes = end.outputBytes;
    return run;
}

} // namespace

StepPost::StepPost(LiveDay &live, const Clock &clock, std::uint64_t seed, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_clock(clock)
    , m_random(seed)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &StepPost::look);
}

void StepPost::begin()
{
    connect(&m_live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Queue | Touched::Steps | Touched::Plan))
            look();
    });
    loseLeftOvers();
    look();
}

void StepPost::loseLeftOvers()
{
    std::vector<Entry> entries;
    for (const StepRun &run : m_live.day().steps().all()) {
        if (!run.isUnderWay() || run.phase == StepPhase::Recorded)
            continue;
        m_ending.insert(run.key);
        entries.push_back(Entries::stepEnded(runOf(
            {.key = run.key, .outcome = StepOutcome::Lost, .why = tr("the room ended meanwhile")},
            run)));
    }
    if (!entries.empty())
        emit decided(entries);
}

void StepPost::expect(const std::vector<Entry> &entries)
{
    m_unwritten.expect(entries, m_live.day());
    if (m_unwritten.day())
        m_next.start(0ms);
}

void StepPost::written(std::span<const EntryView> entries)
{
    m_unwritten.written(entries);
}

void StepPost::setWritingFails(bool fails)
{
    m_unwritten.setWritingFails(fails, m_live.day());
    m_next.start(0ms);
}

const Day &StepPost::day() const
{
    const Day *ahead = m_unwritten.day();
    return ahead ? *ahead : m_live.day();
}

void StepPost::tellHowFar()
{
    QString told;
    if (const Day *ahead = m_unwritten.day()) {
        const Run *run = ahead->current();
        int done = 0;
        int failed = 0;
        for (const StepRun &one : ahead->steps().all()) {
            if (!run || one.phase != StepPhase::BackOut || one.isUnderWay()
                || ahead->steps().lastOf(*run, one.phase, one.step) != &one)
                continue;
            ++(one.outcome == StepOutcome::Succeeded ? done : failed);
        }
        told = tr("What is applied is taken back all the same. Steps done: %1, failed: %2. It is "
                  "written down as soon as that can be.")
                   .arg(done)
                   .arg(failed);
    }
    if (std::exchange(m_toldAhead, told) != told)
        emit wentAhead(told);
}

/// Once a way back that was rehearsed here went through, the plan says when.
void StepPost::noteRehearsal()
{
    const auto rehearsal = rehearsalOf(day(), m_rehearsed);
    if (!rehearsal || rehearsal->isUnderWay)
        return;
    const Experiment *planned = day().plan().experiment(std::exchange(m_rehearsed, {}));
    if (!rehearsal->wentThrough())
        return;
    Experiment changed = *planned;
    changed.backOutRehearsed = QDate::currentDate();
    emit decided({Entries::planned(changed)});
}

void StepPost::look()
{
    m_unwritten.catchUp(m_live.day());
    tellHowFar();
    const Day &day = this->day();
    performWhatIsWritten();
    stopWhatShallNotGoOn();
    noteRehearsal();
    if (const auto stop = entryOfStop(day)) {
        if (std::exchange(m_brakedFor, day.stop()->at) != day.stop()->at)
            emit decided({*stop});
        return; // the day is about to say that it is backed out
    }
    if (!m_written.empty() || !m_ending.isEmpty())
        return; // the day is about to say more
    const Instant now = m_clock.now();
    if (now < m_notBefore)
        return lookLater(m_notBefore);
    if (const auto order = nextOrder(day, now)) {
        const bool mayBegin = !m_unwritten.day() || order->phase == StepPhase::BackOut;
        return mayBegin ? follow(*order) : void();
    }
    m_pausing.reset();
    if (const auto next = nextLook(day))
        lookLater(*next);
}

void StepPost::lookLater(Instant at)
{
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(at - m_clock.now());
    m_next.start(std::max(wait, 1ms));
}

/// What the day says was begun is begun now, and not before. What was to be broken while somebody
/// backed out is not broken any more.
void StepPost::performWhatIsWritten()
{
    const QStringList late = toBeStopped(day());
    std::vector<Entry> entries;
    for (auto it = m_written.begin(); it != m_written.end();) {
        const StepRun *run = day().steps().find(it->first);
        if (!run) {
            ++it;
            continue;
        }
        if (late.contains(run->key)) {
            m_ending.insert(run->key);
            entries.push_back(Entries::stepEnded(runOf({.key = run->key,
                                                        .outcome = StepOutcome::NotBegun,
                                                        .why = tr("it was backed out before")},
                                                       *run)));
        } else {
            m_performed.insert(run->key);
            emit ordered(it->second);
        }
        it = m_written.erase(it);
    }
    m_ending.removeIf([this](const QString &key) {
        const StepRun *run = day().steps().find(key);
        return !run || !run->isUnderWay();
    });
    if (!entries.empty())
        emit decided(entries);
}

void StepPost::stopWhatShallNotGoOn()
{
    const QStringList keys = toBeStopped(day());
    for (const QString &key : keys) {
        if (!m_performed.contains(key) || m_stopped.contains(key))
            continue;
        m_stopped.insert(key);
        emit stopWished(key);
    }
}

void StepPost::follow(const StepOrder &order)
{
    const Experiment *planned = day().plan().experiment(order.experiment);
    const PlannedStep &due = stepsOf(*planned, order.phase)[std::size_t(order.step)];
    Substitution said(literalsIn(scopeOf(*planned)).values);
    const auto activity = activityOf(due, said);
    const Micros pause = activity ? activity->pauseBefore : Micros(0);
    const Instant now = m_clock.now();
    if (pause > Micros(0) && (!m_pausing || m_pausing->order != order))
        m_pausing = Pausing{order, now + pause};
    if (m_pausing && m_pausing->order == order && now < m_pausing->until)
        return lookLater(m_pausing->until);
    m_pausing.reset();
    write(order, due, activity);
}

/// `activity`: with the names of secrets in it, never with secrets, for its command is shown.
void StepPost::write(const StepOrder &order, const PlannedStep &due,
                     const Outcome<Activity> &activity)
{
    const QString key = freshKey();
    if (order.phase == StepPhase::Rehearsal)
        m_rehearsed = order.experiment;
    StepRun run{.key = key,
                .experiment = order.experiment,
                .phase = order.phase,
                .step = order.step,
                .isProbe = isProbe(due),
                .isTrigger = order.isTrigger,
                .inBackground = activity && activity->inBackground,
                .what = due.text,
                .command = activity ? activity->command() : due.text,
                .target = due.target};
    m_written[key] = deedOf(order, due, key);
    m_pausesAfter[key] = activity ? activity->pauseAfter : Micros(0);
    emit decided({Entries::stepBegan(run)});
}

StepDeed StepPost::deedOf(const StepOrder &order, const PlannedStep &due, const QString &key) const
{
    const Day &day = this->day();
    StepDeed deed{
        .key = key, .step = due, .scope = scopeOf(*day.plan().experiment(order.experiment))};
    if (const StagingHost *host = day.plan().host(due.target))
        deed.ssh = host->ssh;
    const Run *current = day.run(order.experiment);
    deed.refusal = refusalOf(day.plan(), due, current);
    deed.fence = fenceOf(day.plan(), current);
    deed.phase = order.phase;
    if (due.until > Micros(0))
        deed.mark = SshLine::markOf(key);
    if (order.phase != StepPhase::BackOut)
        return deed;
    for (const StepRun &run : day.steps().all()) {
        const bool isOfHost = run.experiment == order.experiment && run.target == due.target;
        if (isOfHost && run.phase == StepPhase::Method && !run.isProbe)
            deed.marksToClear.push_back(SshLine::markOf(run.key));
    }
    return deed;
}

void StepPost::take(const StepEnd &end)
{
    m_performed.remove(end.key);
    m_stopped.remove(end.key);
    const StepRun *begun = day().steps().find(end.key);
    if (!begun)
        return;
    m_notBefore = m_clock.now() + m_pausesAfter[end.key];
    m_pausesAfter.erase(end.key);
    m_ending.insert(end.key);
    emit decided({Entries::stepEnded(runOf(end, *begun))});
}

QString StepPost::freshKey()
{
    return QString::number(m_random(), 16).rightJustified(16, u'0');
}

} // namespace Chaos
